import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const HEADER = ["序号", "姓名", "身份证号", "乡镇", "村", "户主姓名", "低保证号", "月保障金额"];
const person = (at: number) => [
  String(at + 1),
  `赵${"甲乙丙丁戊己庚辛壬癸"[at % 10]}`,
  `99999919700101${1000 + at}`,
  at % 2 ? "东山乡" : "西河镇",
  at % 2 ? "李家村" : "王家村",
  `赵${"甲乙丙丁戊己庚辛壬癸"[at % 10]}`,
  `D${500 + at}`,
  "420.5",
];

/** What is read of the rows from the fifth on, of a list of forty people with these in place of them. */
async function read(odd: readonly (readonly string[])[], header: readonly string[] = HEADER) {
  const rows = Array.from({ length: 40 }, (_, at) => odd[at - 4] ?? person(at));
  const [report] = await stageRows(db, { file: "低保花名册2019-10.csv", rows: [header, ...rows] });
  const people = await db.rows(
    `SELECT m.name_text AS name, m.id_text AS id, m.town, m.village_text AS village, m.household_no_text AS no, CAST(e.amount_fen AS INTEGER) AS fen
     FROM mention m JOIN stage.enrolment e USING (row_id) WHERE m.role = 'self' AND m.row_no BETWEEN 6 AND ${5 + odd.length} ORDER BY m.row_no`,
  );
  return { people, note: report?.note };
}

const RIGHT = {
  name: "赵戊",
  id: "999999197001011004",
  town: "西河镇",
  village: "王家村",
  no: "D504",
  fen: 42050,
};

it.each([
  ["a place", person(4).toSpliced(5, 0, "三组"), { village: "王家村,三组" }],
  ["a sum", [...person(4).slice(0, 7), "1", "300.5"], { fen: 130_050 }],
  [
    "a place and a sum",
    [...person(4).toSpliced(5, 0, "三组").slice(0, 8), "1", "300.50"],
    { village: "王家村,三组", fen: 130_050 },
  ],
])("joins %s that holds a comma", async (_, cells, said) => {
  const { people, note } = await read([cells]);
  expect(people).toEqual([{ ...RIGHT, ...said }]);
  expect(note).toBe("1 行的格子里有逗号，被分成了几格，已拼回去再读");
});

it("joins them where a third of the rows have one", async () => {
  const odd = Array.from({ length: 14 }, (_, at) => [
    ...person(at + 4).slice(0, 7),
    "1",
    `${200 + at}`,
  ]);
  const { people } = await read(odd);
  expect(people.map(({ fen }) => fen)).toEqual(odd.map((_, at) => (1200 + at) * 100));
});

it("joins sums where most rows have one", async () => {
  const odd = Array.from({ length: 28 }, (_, at) => [
    ...person(at + 4).slice(0, 7),
    "1",
    `${200 + at}`,
  ]);
  const { people } = await read(odd);
  expect(people.map(({ fen }) => fen)).toEqual(odd.map((_, at) => (1200 + at) * 100));
});

it("makes no sum of a number of people and the amount beside it, where a column without a title follows", async () => {
  const header = HEADER.with(6, "保障人数");
  const rows = Array.from({ length: 40 }, (_, at) => [
    ...person(at)
      .with(6, `${1 + (at % 4)}`)
      .with(7, `${200 + at}`),
    ...(at % 3 === 0 ? ["50"] : []),
  ]);
  const [report] = await stageRows(db, {
    file: "低保花名册2019-10.csv",
    rows: [header, ...rows],
  });
  const sums = await db.rows<{ fen: number }>(
    "SELECT CAST(amount_fen AS INTEGER) AS fen FROM stage.enrolment ORDER BY row_no",
  );
  expect(sums.map(({ fen }) => fen)).toEqual(rows.map((_, at) => (200 + at) * 100));
  expect(report?.note).toContain("14 行比表头多出格子");
});

it("leaves a remark behind the last column, and says that it was not read", async () => {
  const { people, note } = await read([[...person(4), "外出务工"]]);
  expect(people).toEqual([RIGHT]);
  expect(note).toBe("1 行比表头多出格子（第 6 行），多出的没有用，前面的格子请看是否错位");
});

it.each([
  ["another sum", [...person(4).with(7, "420"), "80"]],
  ["another of three digits", [...person(4).with(7, "1420"), "100"]],
])("takes no %s behind the last column into it", async (_, cells) => {
  const { people } = await read([cells]);
  expect(people[0]).toMatchObject({ fen: Number(cells[7]) * 100 });
});

it("leaves what may be joined in two ways", async () => {
  const header = HEADER.with(5, "家庭住址").with(6, "致贫原因");
  const rows = Array.from({ length: 40 }, (_, at) =>
    person(at)
      .with(5, `${at}号院${at}室`)
      .with(6, `因${"甲乙丙丁戊己庚辛壬癸"[at % 10]}病${at}`),
  );
  const odd = rows[4]?.toSpliced(6, 0, "二单元") ?? [];
  const [report] = await stageRows(db, {
    file: "低保花名册2019-10.csv",
    rows: [header, ...rows.with(4, odd)],
  });
  expect(report?.note).toContain("1 行比表头多出格子");
});

it("takes a column without a title for a column", async () => {
  const { note } = await read(Array.from({ length: 30 }, (_, at) => [...person(at + 4), "外出"]));
  expect(note).toBeUndefined();
});
