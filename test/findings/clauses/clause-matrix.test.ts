import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readClauses } from "../../../src/findings/clauses/clause-file.ts";
import {
  type ClauseRow,
  clauseMatrix,
  NO_CLAUSE,
} from "../../../src/findings/clauses/clause-matrix.ts";
import type { Coverage, RuleCoverage } from "../../../src/findings/clauses/county-coverage.ts";
import { packageFile } from "../../../src/project/package-root.ts";
import { loadPack } from "../../../src/rules/load-pack.ts";
import { doudi, newFolder } from "../../cli/support/doudi.ts";
import { packOf, ruleText } from "../../rules/support.ts";

const PACK = loadPack();
const NOTICE = packageFile("..", "shared", "notice.txt");

const run = (state: RuleCoverage["state"], open = 0): RuleCoverage => ({
  ...{
    state,
    reason: state === "not_evaluable" ? "缺少《在校学生名单》。" : null,
    found: open,
    open,
  },
});

/** A county in which every rule was checked but these. */
function county(
  others: Readonly<Record<string, RuleCoverage>> = {},
  rolls: Readonly<Record<string, string[]>> = {},
): Coverage {
  const rules = new Map(PACK.map(({ header }) => [header.id, run("checked", 1)]));
  for (const [id, coverage] of Object.entries(others)) rules.set(id, coverage);
  return { month: "2019-10", edition: "2019", rolls: new Map(Object.entries(rolls)), rules };
}

function row(rows: readonly ClauseRow[], clause: string): ClauseRow {
  const found = rows.find((each) => each.clause === clause);
  if (!found) throw new Error(`no clause ${clause}`);
  return found;
}

describe("the clauses", () => {
  it("are those of sections 二 to 五 in order, with words of the notice", () => {
    const clauses = readClauses();
    const counts = ["2", "3", "4", "5"].map(
      (section) => clauses.filter(({ clause }) => clause.startsWith(`${section}.`)).length,
    );
    expect(counts).toEqual([22, 7, 3, 5]);
    for (const [index, { clause }] of clauses.entries()) {
      const [section, number] = clause.split(".").map(Number);
      const before = clauses[index - 1]?.clause.split(".").map(Number);
      const isNext = before?.[0] === section ? number === (before?.[1] ?? 0) + 1 : number === 1;
      expect(isNext, clause).toBe(true);
    }
    // Outside the workshop the notice is not at hand.
    if (!existsSync(NOTICE)) return;
    const notice = readFileSync(NOTICE, "utf8");
    for (const { clause, quote } of clauses) expect(notice.includes(quote), clause).toBe(true);
  });

  it("name rules and rolls that exist, and each says how it is answered", () => {
    const ids = new Set(PACK.map(({ header }) => header.id));
    for (const { clause, rules, families, report, never } of readClauses()) {
      // FF06 and other rules of the catalogue may still be on their way.
      for (const id of rules)
        expect(ids.has(id) || /^[A-Z]{2}\d\d$/.test(id), `${clause} ${id}`).toBe(true);
      const answered = rules.length + families.length + Number(!!report) + Number(!!never);
      expect(answered, clause).toBeGreaterThan(0);
    }
    const known = new Set(readClauses().map(({ clause }) => clause));
    for (const { header } of PACK)
      for (const clause of header.clauses)
        expect(known.has(clause), `${header.id} ${clause}`).toBe(true);
  });
});

describe("the matrix", () => {
  it("has every clause and every rule on it", async () => {
    const rows = await clauseMatrix(PACK);
    expect(rows.map(({ clause }) => clause)).toEqual(readClauses().map(({ clause }) => clause));
    const on = new Set(rows.flatMap(({ rules }) => rules.map(({ id }) => id)));
    expect(PACK.map(({ header }) => header.id).filter((id) => !on.has(id))).toEqual([]);
    expect(rows.every(({ state }) => state === null)).toBe(true);
  });

  it("keeps a place for a county's own rule that names no clause", async () => {
    const { pack } = packOf({
      "LB90-own.sql": ruleText("LB90"),
      "ZZ01-own.sql": ruleText("ZZ01", { family: "FF" }),
    });
    const rows = await clauseMatrix(pack);
    expect(row(rows, NO_CLAUSE).rules.map(({ id }) => id)).toEqual(["ZZ01"]);
    expect(row(rows, "5.2").rules.map(({ id }) => id)).toEqual(["LB90"]);
  });

  it("calls a clause checked only when all its rules were, and adds up what is open", async () => {
    const whole = row(await clauseMatrix(PACK, county()), "2.20");
    expect([whole.state, whole.open]).toEqual(["checked", whole.rules.length]);
    const partly = row(
      await clauseMatrix(PACK, county({ TB05: run("not_evaluable"), LB08: run("checked", 4) })),
      "2.20",
    );
    expect(partly.state).toBe("missing_data");
    expect(partly.note).toContain("TB05 缺少《在校学生名单》");
    expect(partly.open).toBe(partly.rules.length - 2 + 4);
  });

  it("does not hold a rule of the other edition against the county", async () => {
    const { pack } = packOf({
      "LB01-a.sql": ruleText("LB01", { edition: "current" }),
      "LB02-b.sql": ruleText("LB02", { edition: '"2019"' }),
    });
    const coverage = county({ LB01: run("not_evaluable"), LB02: run("checked") });
    const rows = await clauseMatrix(pack, coverage);
    expect([row(rows, "2.6").state, row(rows, "2.5").state]).toEqual(["checked", "missing_rule"]);
    expect(row(rows, "5.2").state).toBe("checked");
  });

  it("tells a report without its roll, and what no data can tell", async () => {
    const without = await clauseMatrix(PACK, county());
    expect([row(without, "4.1").state, row(without, "4.3").state]).toEqual([
      "missing_data",
      "not_checkable",
    ]);
    const rows = await clauseMatrix(PACK, county({}, { referral: [] }));
    expect(row(rows, "4.1").state).toBe("checked");
    expect(row(rows, "4.1").note).toContain("R1");
  });

  it("says what of a clause is not looked at", async () => {
    const rows = await clauseMatrix(PACK, county());
    expect(row(rows, "3.6")).toMatchObject({ state: "checked" });
    expect(row(rows, "3.6").note).toContain("冬春救助");
  });

  it("takes one of several rolls for enough", async () => {
    const rows = await clauseMatrix(PACK, county({}, { dibao: ["2018-12", "2019-10"] }));
    const needed = (id: string) => row(rows, "2.7").rolls.find((roll) => roll.id === id);
    expect(needed("dibao")).toMatchObject({
      required: true,
      isLoaded: true,
      months: ["2018-12", "2019-10"],
    });
  });
});

describe("doudi rules matrix", () => {
  it("prints the clauses without a county, as text, JSON and Excel", async () => {
    const text = await doudi(["rules", "matrix"], { cwd: newFolder() });
    expect([text.code, text.stderr]).toEqual([0, ""]);
    expect(text.stdout).toContain("2.15");
    const folder = newFolder();
    const file = `${folder}/矩阵.xlsx`;
    const json = await doudi(["rules", "matrix", "--json", "--excel", file], { cwd: folder });
    const { schema, clauses } = JSON.parse(json.stdout);
    expect([schema, clauses.length]).toEqual(["matrix/1", readClauses().length]);
    expect(existsSync(file)).toBe(true);
  });
});
