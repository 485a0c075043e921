import { expect, it } from "vitest";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const written = writtenRows();
const PLACES = [
  ["金河乡", "桂寨村委会"],
  ["金河乡", "松坳村委会"],
  ["青溪镇", "李田社区"],
  ["青溪镇", "松坳村委会"],
  ["青溪镇", "青溪村委会"],
] as const;

const register = () =>
  written.write("户籍人口.csv", [
    ["户号", "姓名", "公民身份号码", "与户主关系", "乡镇", "村"],
    ...PLACES.map(([town, village], at) => {
      const { name, id } = madePerson(at);
      return [`H${at}`, name, id, "户主", town, village];
    }),
  ]);
const list = (file: string, town?: string) =>
  written.write(file, [
    [
      "低保证号",
      "姓名",
      "身份证号",
      "与户主关系",
      "月保障金",
      "享受时间",
      ...(town ? ["乡镇"] : []),
    ],
    ...[0, 1].map((at) => {
      const { name, id } = madePerson(20 + at);
      return [`D${at}`, name, id, "户主", "300", "2018.01", ...(town ? [town] : [])];
    }),
  ]);
async function placeOf(file: string, town?: string) {
  register();
  list(file, town);
  await written.read();
  const rows = await written.db.rows<{ town: string | null; village: string | null }>(
    "SELECT DISTINCT town, village FROM mention WHERE roll = 'dibao'",
  );
  return rows.map((place) => `${place.town}/${place.village}`).join();
}

it.each([
  ["桂寨.csv", undefined, "金河乡/桂寨村委会"],
  ["3.桂寨（12户）.csv", undefined, "金河乡/桂寨村委会"],
  ["桂寨村2019年10月低保花名册.csv", undefined, "金河乡/桂寨村委会"],
  ["李田社区低保名册2019-10.csv", undefined, "青溪镇/李田社区"],
  ["松坳.csv", "青溪镇", "青溪镇/松坳村委会"],
])("says of the rows of %s where they are", async (file, town, place) => {
  expect(await placeOf(file, town)).toBe(place);
});

it.each([
  ["松坳.csv", undefined, "null/null"],
  ["青溪.csv", undefined, "null/null"],
  ["桂寨.csv", "青溪镇", "青溪镇/null"],
  ["桂寨小学低保花名册.csv", undefined, "null/null"],
  ["李田村低保花名册2019-10.csv", undefined, "null/null"],
])("says nothing of the rows of %s that may be elsewhere", async (file, town, place) => {
  expect(await placeOf(file, town)).toBe(place);
});

it("takes back what no list knows any more", async () => {
  expect(await placeOf("桂寨.csv")).toBe("金河乡/桂寨村委会");
  written.write("户籍人口.csv", [
    ["户号", "姓名", "公民身份号码", "与户主关系", "乡镇", "村"],
    ["H1", madePerson(9).name, madePerson(9).id, "户主", "金河乡", "另村"],
  ]);
  await written.read();
  expect(
    await written.db.rows("SELECT DISTINCT town, village FROM mention WHERE roll = 'dibao'"),
  ).toEqual([{ town: null, village: null }]);
});
