import { expect, it } from "vitest";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const written = writtenRows();
const month = (of: number, year = 2019) => year * 12 + of - 1;
const who = (at: number) => {
  const { name, id } = madePerson(at);
  return [`D${at}`, name, id];
};

function roll(file: string, people: readonly number[]) {
  written.write(file, [
    ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间"],
    ...people.map((at) => {
      const [number = "", name = "", id = ""] = who(at);
      return [number, name, name, id, "300", "2018-01"];
    }),
  ]);
}

/** Who is covered, and who was taken off when, by the places of `madePerson`. */
async function found() {
  await written.build();
  const ids = new Map(Array.from({ length: 60 }, (_, at) => [madePerson(at).id, at]));
  const rows = async (sql: string) =>
    (await written.db.rows<{ id: string; month: number | null }>(sql)).map(
      ({ id, month: of }) => [ids.get(id), of] as const,
    );
  return {
    covered: (
      await rows(
        "SELECT DISTINCT p.id18 AS id, 0 AS month FROM sure.enrolled e JOIN person p USING (person_key)",
      )
    )
      .map(([at]) => at ?? -1)
      .sort((a, b) => a - b),
    stopped: Object.fromEntries(
      await rows(
        "SELECT p.id18 AS id, d.stop_month::INTEGER AS month FROM sure.departure d JOIN person p USING (person_key)",
      ),
    ),
    periods: (
      await written.db.rows<{ period: number }>(
        "SELECT DISTINCT period::INTEGER AS period FROM snapshot WHERE roll = 'dibao' ORDER BY ALL",
      )
    ).map(({ period }) => period),
  };
}

const people = Array.from({ length: 30 }, (_, at) => at);

it.each([
  ["新增", "停保"],
  ["增加", "减少"],
])(
  "takes nobody for covered whom a ledger of the year has as %s and later as %s",
  async (came, left) => {
    roll("低保花名册2018-12.csv", people);
    roll("低保花名册2019-10.csv", [...people, 40]);
    written.write("2019年低保对象增减变动台账.csv", [
      ["序号", "低保证号", "姓名", "身份证号", "变动类型", "变动年月", "变动原因"],
      ...[40, 41, 42].map((at) => [String(at), ...who(at), came, "2019-02", "因病"]),
      ...[41, 42].map((at) => [String(at + 10), ...who(at), left, "2019-08", "收入超标"]),
    ]);
    const { covered, stopped, periods } = await found();
    expect(covered).toEqual([...people, 40]);
    expect(stopped).toEqual({ 41: month(8), 42: month(8) });
    expect(periods).toEqual([month(12, 2018), month(10)]);
  },
);

it("takes the sheets of the months of such a ledger for no rolls, and their month for that of the stops", async () => {
  roll("低保花名册2018-12.csv", [...people, 43, 44]);
  roll("低保花名册2019-10.csv", people);
  for (const [of, at] of [
    [4, 43],
    [7, 44],
  ] as const)
    written.write(`2019年${of}月低保增减变动表.csv`, [
      ["低保证号", "姓名", "身份证号", "变动类型", "变动原因"],
      [...who(1), "新增", "因病"],
      [...who(at), "停保", "收入超标"],
    ]);
  const { covered, stopped, periods } = await found();
  expect(covered).toEqual(people);
  expect(stopped).toEqual({ 43: month(4), 44: month(7) });
  expect(periods).toEqual([month(12, 2018), month(10)]);
});

it("adds to the newest roll who came after it", async () => {
  roll("低保花名册2019-09.csv", people);
  written.write("2019年10月低保增减变动表.csv", [
    ["低保证号", "姓名", "身份证号", "变动类型", "变动原因"],
    [...who(40), "新增", "因病"],
    [...who(41), "新增", "因残"],
  ]);
  expect((await found()).covered).toEqual([...people, 40, 41]);
});

it("takes a roll of which every row says how it changed for the roll that it is", async () => {
  written.write("2019年10月低保动态管理花名册.csv", [
    ["低保证号", "姓名", "身份证号", "月保障金", "变动情况"],
    ...people.map((at) => [...who(at), "300", at < 3 ? "新增" : "提标"]),
    [...who(50), "300", "停保"],
  ]);
  const { covered, periods } = await found();
  expect(covered).toEqual(people);
  expect(periods).toEqual([month(10)]);
});

it.each([
  ["享受时间", "停保时间"],
  ["变动时间", "变动原因"],
])(
  "adds nobody to the newest roll who came and left again by a ledger of the year with %s and %s",
  async (came, left) => {
    roll("低保花名册2019-09.csv", people);
    const row = (at: number, change: string, when: string) => {
      const stop = change === "减少" && left === "停保时间" ? when : "";
      return [...who(at), change, stop === "" ? when : "2018-01", stop];
    };
    written.write("2019年低保对象增减变动台账.csv", [
      ["低保证号", "姓名", "身份证号", "变动类型", came, left],
      row(40, "新增", "2019-03"),
      row(40, "减少", "2019-08"),
      row(41, "减少", "2019-02"),
      row(41, "新增", "2019-10"),
      row(42, "新增", "2019-10"),
    ]);
    const { covered, stopped } = await found();
    expect(covered).toEqual([...people, 41, 42]);
    expect(stopped).toEqual({ 40: month(8), 41: month(2) });
  },
);
