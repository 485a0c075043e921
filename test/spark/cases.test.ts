import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/engine/database.ts";
import { toSparkSql } from "../../src/engine/spark/spark-text.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { identitySql } from "../../src/rules/spark/identity-sql.ts";
import { createStageTables } from "../../src/staging/stage-tables.ts";
import {
  GOLDEN_TOGETHER,
  type Reading,
  readInSql,
  spoiledCells,
} from "../people/support/id-cells.ts";
import { MACRO_VECTORS, ORDER_VECTORS } from "./macro-vectors.ts";
import { caseQuestions, chosenCases } from "./support/case-questions.ts";
import { type Question, readLines, sparkStatements } from "./support/questions.ts";
import { inOrder } from "./support/relation-rows.ts";
import { chosenRules, isSmall, sparkLines } from "./support/spark-session.ts";

/** A start costs more than a hundred queries, and a session is one thread. */
const SESSIONS = isSmall ? 1 : 2;

let asked: Question[] = [];
const counted = { cases: 0, raised: 0 };
/** What each session printed of its questions, in their order. */
let answered: string[][];
let lines: string[];

/** Everything that needs no county; the first session begins while DuckDB still answers the questions of the second. */
beforeAll(async () => {
  const pack = loadPack(chosenRules());
  const sessions: { questions: Question[]; lines: Promise<string[]> }[] = [];
  let questions: Question[] = [];
  let rules = 0;
  for await (const part of caseQuestions(pack, chosenCases(isSmall))) {
    questions.push(...part.questions);
    counted.cases += part.cases;
    counted.raised += part.raised;
    rules += 1;
    if (rules < Math.ceil((pack.length * (sessions.length + 1)) / SESSIONS)) continue;
    const others = sessions.length === 0 ? ownStatements() : [];
    sessions.push({ questions, lines: sparkLines([...others, ...sparkStatements(questions)]) });
    questions = [];
  }
  const printed = await Promise.all(sessions.map((one) => one.lines));
  lines = printed[0] ?? [];
  asked = sessions.flatMap((one) => one.questions);
  answered = sessions.flatMap((one, at) => readLines(printed[at] ?? [], one.questions.length));
});

function ownStatements(): string[] {
  return [
    macroStatement(),
    propertyStatement(),
    ...identityStatements("golden", GOLDEN),
    ...identityStatements("spoiled", SPOILED),
  ];
}

const GOLDEN = GOLDEN_TOGETHER.map((one) => one.cell);
const SPOILED = isSmall ? spoiledCells().slice(0, 200) : spoiledCells();

function macroStatement(): string {
  const macros = MACRO_VECTORS.map(
    ([sql], index) =>
      `SELECT CONCAT('doudi-macro ${index} ', COALESCE(CAST(${toSparkSql(sql)} AS STRING), 'NULL'))`,
  );
  const orders = ORDER_VECTORS.map(
    ([sql], index) => `SELECT CONCAT('doudi-order ${index} ', o.value) FROM (${toSparkSql(sql)}) o`,
  );
  return [...macros, ...orders].join("\nUNION ALL\n");
}

/** Properties of the driver's Java: one that its owner has set, and what texts are read by. */
function propertyStatement(): string {
  const property = (name: string) => `reflect('java.lang.System', 'getProperty', '${name}')`;
  return `SELECT CONCAT('doudi-java 0 ', ${property("doudi.owner")}, ' ', ${property("file.encoding")})`;
}

/** Cells by their code points, so that no client on the way has a say in what hides in them. */
function identityStatements(name: string, cells: readonly (string | null)[]): string[] {
  const rows = cells.map((text, index) =>
    text === null ? `(${index}, NULL)` : `(${index}, '${Buffer.from(text).toString("hex")}')`,
  );
  return [
    `CREATE OR REPLACE TEMPORARY VIEW numbered_id AS
SELECT n.number, decode(unhex(n.code), 'UTF-8') AS id_text FROM VALUES ${rows.join(", ")} AS n(number, code)`,
    "CREATE OR REPLACE TEMPORARY VIEW raw_id AS SELECT n.id_text FROM numbered_id n",
    identitySql(),
    `SELECT CONCAT_WS(' ', 'doudi-id-${name}', CAST(n.number AS STRING), r.status, r.damage, COALESCE(CAST(r.person_key AS STRING), 'NULL'))
FROM numbered_id n JOIN id_reading r ON r.id_text IS NOT DISTINCT FROM n.id_text`,
  ];
}

/** What Spark printed of one kind, by number. */
function said(kind: string): Map<number, string> {
  const all = lines.map((line) => new RegExp(`^doudi-${kind} (\\d+) (.*)$`).exec(line));
  return new Map(all.flatMap((one) => (one ? [[Number(one[1]), one[2] ?? ""]] : [])));
}

function readings(name: string, cells: readonly (string | null)[]): (Reading | undefined)[] {
  const found = said(`id-${name}`);
  return cells.map((cell, index) => {
    const [status, damage, key] = found.get(index)?.split(" ") ?? [];
    if (status === undefined || damage === undefined || key === undefined) return undefined;
    return { cell, status, damage, key: key === "NULL" ? null : key };
  });
}

describe("on Spark as on DuckDB", () => {
  it("texts are UTF-8, and the Java options of Spark's owner are kept", () => {
    expect(said("java").get(0)).toBe("kept UTF-8");
  });

  it("macros and the order of nulls are the same", () => {
    const macros = said("macro");
    expect(MACRO_VECTORS.map(([sql], index) => [sql, macros.get(index)])).toEqual(
      MACRO_VECTORS.map(([sql, value]) => [sql, value ?? "NULL"]),
    );
    const orders = said("order");
    expect(ORDER_VECTORS.map(([sql], index) => [sql, orders.get(index)])).toEqual(
      ORDER_VECTORS.map(([sql, value]) => [sql, value]),
    );
  });

  // test/people/same-reading.test.ts reads the same cells in TypeScript and on DuckDB.
  it("the golden ID cells are read the same", () => {
    expect(readings("golden", GOLDEN)).toEqual(GOLDEN_TOGETHER);
  });

  it("ID cells as offices write them are read as DuckDB reads them", async () => {
    const db = await openDatabase();
    await createStageTables(db);
    const expected = await readInSql(db, SPOILED);
    db.close();
    const read = readings("spoiled", SPOILED).map((one) =>
      one?.status === "valid" ? { ...one, damage: null } : one,
    );
    expect(read).toEqual(expected);
  });

  it("every case of every rule raises the same rows, and every view on the way has them", () => {
    const { cases, raised } = counted;
    console.log(
      `cases x worlds: ${cases}, rows raised: ${raised}, queries compared: ${asked.length}`,
    );
    expect(raised).toBeGreaterThan(0);
    const spark = asked.map(({ what }, index) => [what, answered[index]]);
    expect(spark).toEqual(asked.map(({ what, answer }) => [what, inOrder(answer.rows)]));
  });
});
