import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { answersOf } from "../../src/demo/answers.ts";
import { generateCounty } from "../../src/demo/generate-county.ts";
import { writeAnswers, writeCounty } from "../../src/demo/write-county.ts";
import { normaliseResidentId } from "../../src/people/resident-id.ts";
import { openCounty } from "../support/shared-county.ts";

const folder = mkdtempSync(join(tmpdir(), "doudi-demo-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a synthetic county", () => {
  it("is the same for the same seed and another for another", () => {
    const [first, again, other] = [1, 1, 2].map((seed) =>
      JSON.stringify(generateCounty({ people: 2000, seed })),
    );
    expect(first).toBe(again);
    expect(first).not.toBe(other);
  });

  it("has valid IDs of no real county, each once", () => {
    const { persons } = generateCounty({ people: 5000, seed: 3 });
    expect(new Set(persons.map(({ id }) => id)).size).toBe(persons.length);
    for (const { id, birth, sex } of persons) {
      // Nine in ten thousand really end in 000, which is not believed of a single number.
      if (!id.endsWith("000")) expect(normaliseResidentId(id).id18).toBe(id);
      expect(id.slice(0, 4)).toBe("9999");
      expect(id.slice(6, 14)).toBe(birth.replaceAll("-", ""));
      expect(Number(id[16]) % 2 === 1 ? "男" : "女").toBe(sex);
    }
  });

  it("gives no rule a hit where no office errs", () => {
    const hits = [1, 2, 3].flatMap((seed) =>
      answersOf(generateCounty({ people: 20_000, seed, mistakes: 0 })).filter(
        ({ strength }) => strength === "hit",
      ),
    );
    expect(hits).toEqual([]);
  });

  it("has every situation of every scored rule twenty times at twenty thousand people", () => {
    const counts = new Map<string, number>();
    for (const { rule } of answersOf(generateCounty({ people: 20_000, seed: 5, mistakes: 24 }))) {
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
    expect(counts.size).toBe(32);
    expect([...counts].filter(([, count]) => count < 20)).toEqual([]);
  });
});

describe("its files", () => {
  it("put every row where the answers say, and the scorer agrees with the answers", async () => {
    const county = generateCounty({ people: 3000, seed: 9 });
    const written = await writeCounty(county, join(folder, "files"));
    await writeAnswers(county, written, folder);
    const text = readFileSync(join(folder, "files", "户籍人口.csv"), "utf8").split("\r\n");
    const places = written.placed.filter(({ file }) => file === "户籍人口.csv");
    // Some rows stand there twice.
    expect(new Set(places.map(({ pid }) => pid)).size).toBe(county.rolls.hukou.length);
    const clean = places.find(({ damage }) => damage === "");
    expect(text[(clean?.row ?? 0) - 1]).toContain(county.persons[clean?.pid ?? -1]?.id);
    const score = openCounty()?.score;
    if (!score) return;
    const rows = answersOf(county).map(({ rule, strength, pid, householdNo }) => {
      const { id, name, town, village } = county.persons[pid] ?? {
        id: "",
        name: "",
        town: "",
        village: "",
      };
      return [rule, strength, id, name, town, village, householdNo].join(",");
    });
    writeFileSync(
      join(folder, "f.csv"),
      `rule,level,id_number,name,township,village,household_no\n${rows.join("\n")}\n`,
    );
    const printed = execFileSync(process.execPath, [score, folder, join(folder, "f.csv")], {
      encoding: "utf8",
    });
    expect(JSON.parse(printed.trim().split("\n").at(-1) ?? "{}")).toMatchObject({
      recall: 1,
      precision: 1,
    });
  });
});
