import { expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../src/sources/recognition/recognise-sheet.ts";
import { recognised } from "../support/recognise-rows.ts";
import { initFolder } from "./support/init-folder.ts";

const people = Array.from({ length: 12 }, (_, n) => [
  `D${n}`,
  `测试${"甲乙丙丁戊己庚辛"[n % 8]}`,
  `99999919800101${1000 + n}`,
]);
const table = (header: string, ...cells: string[]) =>
  `${[header, ...people.map((person) => [...person, ...cells].join(","))].join("\r\n")}\r\n`;
const roll = (begins: string) =>
  table(
    "户编号,姓名,身份证号,与户主关系,低保类别,月补差,起始年月",
    "户主",
    "农村低保",
    "300",
    begins,
  );
const STOPS = "低保证号,姓名,身份证号,停保原因";
const stops = table(STOPS, "年审未提交");

async function monthsOf(written: Record<string, string>): Promise<Record<string, unknown>> {
  const { files, stdout } = await initFolder(written);
  const months = files.map(({ file, sheets }) => [file.replace(".csv", ""), sheets[0]?.period]);
  for (const [file, period] of months)
    if (period !== undefined && !/20\d\d/.test(`${file}`))
      expect(stdout).toMatch(new RegExp(`\\? ${file}.*按 ${period}`));
  return Object.fromEntries(months);
}

it("takes lists that are called by a month alone for those of the newest one, and says so", async () =>
  expect(
    await monthsOf({
      "12月低保花名册.csv": roll("2018-03"),
      "10月低保花名册.csv": roll("2018-03"),
      "10月停保.csv": stops,
      "3月停保.csv": stops,
      "12月停保.csv": stops,
    }),
  ).toEqual({
    "12月低保花名册": "2018-12",
    "10月低保花名册": "2019-10",
    "10月停保": "2019-10",
    "3月停保": "2019-03",
    "12月停保": "2018-12",
  }));

it("leaves a roll open where the month after the screened one is among its lists: they may be of a whole year", async () =>
  expect(
    await monthsOf({
      "低保花名册2019年10月.csv": roll("2018-03"),
      "10月停保.csv": stops,
      "11月停保.csv": stops,
    }),
  ).toEqual({ 低保花名册2019年10月: "2019-10", "10月停保": undefined, "11月停保": undefined }));

it("leaves open what somebody on it or another list speaks against", async () =>
  expect(
    await monthsOf({
      "12月低保花名册.csv": roll("2019-03"),
      "9月低保花名册.csv": roll("2018-03"),
      "低保花名册2019年9月.csv": roll("2018-03"),
      "1-8月停保.csv": stops,
    }),
  ).toEqual({
    "12月低保花名册": undefined,
    "9月低保花名册": undefined,
    低保花名册2019年9月: "2019-09",
    "1-8月停保": undefined,
  }));

it("takes the month that doudi.yaml gives for that of all stops on such a list", async () => {
  const rows = [STOPS.split(","), ...people.map((person) => [...person, "收入超标"])];
  const head = {
    file: "10月停保.csv",
    sheet: "",
    rows: rows.map((cells, index) => ({ row: index + 1, cells })),
    merges: [],
  };
  const said = recogniseSheet(head, await loadRolls(), { period: monthNumber(2019, 10) });
  expect(said.said.get("stop_month")).toBe(monthNumber(2019, 10));
  const other = recogniseSheet(head, await loadRolls(), { period: monthNumber(2019, 9) });
  expect(other.said.has("stop_month")).toBe(false);
});

it.each([
  ["9月停保", "填表日期：2019年10月5日", monthNumber(2019, 9)],
  ["12月停保", "2019年1月5日", monthNumber(2018, 12)],
  ["停保名单", "2019年10月5日", monthNumber(2019, 10)],
])("knows the year of %s from the day that it was filled in, %s", (file, day, month) => {
  const rows = people.map((person) => [...person, "收入超标"]);
  const { said } = recognised(`${file}.csv`, [day], STOPS.split(","), ...rows);
  expect(said).toEqual({ stop_month: month });
});

it.each([
  ["9月低保金发放明细", "2019-09-12", monthNumber(2019, 9)],
  ["9月低保金发放明细", "2019-10-12", monthNumber(2019, 9)],
  ["9月低保金发放明细", "2019-03-12", undefined],
])("knows the year of %s from when it was paid, %s", (file, day, month) => {
  const rows = people.map((person) => [...person, "300", "成功", day]);
  const header = "低保证号,姓名,身份证号,金额,发放状态,发放日期".split(",");
  const { said } = recognised(`${file}.csv`, ["2020年3月15日"], header, ...rows);
  expect(said.for_month).toBe(month);
});
