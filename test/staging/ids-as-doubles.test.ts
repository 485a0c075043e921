import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { number } from "../support/number.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const people = Array.from({ length: 60 }, (_, n) =>
  number(`99990119${60 + (n % 30)}0${1 + (n % 9)}${11 + (n % 17)}${101 + 13 * n}`),
);
const digitsOnly = people.filter((id) => !id.endsWith("X"));

async function idsRead(written: (id: string, at: number) => string): Promise<unknown[]> {
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金"],
      ...people.map((id, at) => [`D${at}`, `张${at}`, `张${at}`, written(id, at), "300"]),
    ],
  });
  return (await db.rows("SELECT id_text FROM mention ORDER BY row_no")).map(
    ({ id_text }) => id_text,
  );
}

/** The fifteen digits that a spreadsheet shows of a number, and 000; a number with X never was one. */
const shown = (id: string) =>
  id.endsWith("X") ? id : `${(BigInt(BigInt(Number(id))) + 500n) / 1000n}000`;

it("reads IDs that a program kept as doubles and wrote out in full as fifteen digits", async () => {
  const printed = (id: string) => (id.endsWith("X") ? id : String(BigInt(Number(id))));
  expect(digitsOnly.some((id) => printed(id) !== id)).toBe(true);
  expect(await idsRead(printed)).toEqual(people.map(shown));
});

it("reads them so where the fewest digits were written, with zeros behind them", async () => {
  expect(await idsRead((id) => (id.endsWith("X") ? id : String(Number(id))))).toEqual(
    people.map(shown),
  );
});

it("leaves a column alone of which a few numbers only look so", async () => {
  const some = (id: string, at: number) => (at % 5 === 0 ? String(BigInt(Number(id))) : id);
  const written = people.map((id, at) => (id.endsWith("X") ? id : some(id, at)));
  expect(await idsRead((_, at) => written[at] as string)).toEqual(written);
});

it("leaves those whole that stand beside numbers that a spreadsheet cut", async () => {
  const written = people.map((id, at) => (at % 4 === 0 ? id : `${id.slice(0, 15)}000`));
  expect(written.some((id) => id.endsWith("0") && !id.endsWith("000"))).toBe(true);
  expect(await idsRead((_, at) => written[at] as string)).toEqual(written);
});
