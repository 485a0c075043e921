import { readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toSparkSql } from "../../src/engine/spark/spark-text.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { identitySql } from "../../src/rules/spark/identity-sql.ts";
import { MACRO_VECTORS, ORDER_VECTORS } from "./macro-vectors.ts";
import { batchCases, type CaseBatch, sparkRows } from "./support/case-batch.ts";

type IdVector = [text: string | null, status: string, damage: string, key: string | null];
const ID_VECTORS = JSON.parse(
  readFileSync(new URL("./id-vectors.json", import.meta.url), "utf8"),
) as IdVector[];

/** Everything that needs no county, in one session: a start costs more than a thousand cases. */
let batch: CaseBatch;
let lines: string[];
let found: Map<string, string[]>;
beforeAll(async () => {
  batch = await batchCases(loadPack());
  ({ lines, found } = await sparkRows(batch, [...macroStatements(), ...identityStatements()]));
});
afterAll(() => rmSync(batch.folder, { recursive: true, force: true }));

function macroStatements(): string[] {
  const macros = MACRO_VECTORS.map(
    ([sql], index) =>
      `SELECT CONCAT('doudi-macro ${index} ', COALESCE(CAST(${toSparkSql(sql)} AS STRING), 'NULL'))`,
  );
  const orders = ORDER_VECTORS.map(
    ([sql], index) => `SELECT CONCAT('doudi-order ${index} ', o.value) FROM (${toSparkSql(sql)}) o`,
  );
  return [[...macros, ...orders].join("\nUNION ALL\n")];
}

/** Cells by their code points, so that no client on the way has a say in what hides in them. */
function identityStatements(): string[] {
  const rows = ID_VECTORS.map(([text]) =>
    text === null ? "(NULL)" : `('${Buffer.from(text, "utf8").toString("hex")}')`,
  );
  return [
    `CREATE OR REPLACE TEMPORARY VIEW raw_id AS
SELECT decode(unhex(col1), 'UTF-8') AS id_text FROM VALUES ${rows.join(", ")}`,
    identitySql(),
    `SELECT CONCAT_WS(' ', 'doudi-id', COALESCE(hex(encode(id_text, 'UTF-8')), 'NULL'), '|', status, damage,
       COALESCE(CAST(person_key AS STRING), 'NULL')) FROM id_reading`,
  ];
}

describe("on Spark as on DuckDB", () => {
  it("macros and the order of nulls are the same", () => {
    const said = (kind: string, index: number) =>
      lines
        .find((line) => line.startsWith(`doudi-${kind} ${index} `))
        ?.split(" ")
        .slice(2)
        .join(" ");
    const macros = MACRO_VECTORS.map(([sql], index) => [sql, said("macro", index)]);
    expect(macros).toEqual(MACRO_VECTORS.map(([sql, value]) => [sql, value ?? "NULL"]));
    const orders = ORDER_VECTORS.map(([sql], index) => [sql, said("order", index)]);
    expect(orders).toEqual(ORDER_VECTORS.map(([sql, value]) => [sql, value]));
  });

  it("ID cells are read the same", () => {
    const read = lines.filter((line) => line.startsWith("doudi-id ")).sort();
    const expected = ID_VECTORS.map(([text, status, damage, key]) => {
      const hex = text === null ? "NULL" : Buffer.from(text, "utf8").toString("hex").toUpperCase();
      return `doudi-id ${hex} | ${status} ${damage} ${key ?? "NULL"}`;
    });
    expect(read).toEqual(expected.sort());
  });

  it("every case of every rule raises the same rows", () => {
    const spark = batch.cases.map((one) => [
      `${one.rule.header.id} ${one.world}: ${one.name}`,
      found.get(`${one.number} ${one.world}`) ?? [],
    ]);
    const rows = batch.cases.reduce((sum, one) => sum + one.rows.length, 0);
    console.log(`cases x worlds: ${batch.cases.length}, rows raised: ${rows}`);
    expect(rows).toBeGreaterThan(0);
    expect(spark).toEqual(
      batch.cases.map((one) => [`${one.rule.header.id} ${one.world}: ${one.name}`, one.rows]),
    );
  });
});
