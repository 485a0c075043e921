import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { number } from "../support/number.ts";
import { screenFolder } from "../support/screen-folder.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
const folder = mkdtempSync(join(tmpdir(), "doudi-struck-"));
afterAll(() => rmSync(folder, { recursive: true }));

const people = ["赵甲甲", "钱乙乙", "孙丙丙", "李丁丁"].map((name, index) => ({
  name,
  id: number(`99999919${60 + index}0101${String(100 + index)}`),
}));
const place = ["甲乡", "东村"];

function write(file: string, header: string, rows: readonly (readonly string[])[]) {
  writeFileSync(join(folder, file), [header, ...rows.map((row) => row.join(","))].join("\r\n"));
}

// The first is struck off by the list and on the register; the second moved within the county.
it("is not sure of anybody who is registered by the register and struck off by the list of those who left it", async () => {
  const [struck, moved, , covered] = people;
  write("户籍人口.csv", "户号,姓名,公民身份号码,与户主关系,户籍状态,乡镇,村", [
    ...people.map(({ name, id }, n) => [`7${n}`, name, id, "户主", "正常", ...place]),
    ["799", "周己己", number("99999919700101300"), "户主", "迁出", ...place],
  ]);
  write("户口注销人员.csv", "姓名,公民身份号码,注销日期,乡镇,村", [
    [struck?.name ?? "", struck?.id ?? "", "2019-03-02", ...place],
  ]);
  write("户口迁出人员.csv", "姓名,公民身份号码,迁出日期,乡镇,村", [
    [moved?.name ?? "", moved?.id ?? "", "2019-03-02", ...place],
  ]);
  write(
    "持证残疾人.csv",
    "姓名,身份证号,残疾证号,残疾类别,残疾等级,证件状态,乡镇,村",
    people.map(({ name, id }) => [name, id, `${id}41`, "肢体", "一级", "有效", ...place]),
  );
  for (const roll of ["重度残疾人护理补贴2019-10.csv", "特困人员名册2019-10.csv"])
    write(roll, "姓名,身份证号,月标准,开始享受年月,乡镇,村", [
      [covered?.name ?? "", covered?.id ?? "", "80", "2018-03", ...place],
    ]);
  const { findings, sentences } = await screenFolder(folder, context);
  const levels = findings.filter((one) => one.startsWith("LB07|")).map((one) => one.split("|")[1]);
  expect(levels.sort()).toEqual(["check", "hit", "hit"]);
  const said = sentences.filter((one) => one.startsWith("LB07|") && one.includes("注销或死亡名单"));
  expect(said).toEqual([expect.stringContaining("赵甲甲")]);
});

it("is not sure of anybody of whose card two lists say other things, but of who has a new one beside the list of those struck off", async () => {
  const [differs, same, renewed] = people;
  const of = ({ name = "", id = "" } = {}, grade: string, state: string) => [
    ...[name, id, "", "肢体", grade, state],
    ...place,
  ];
  const header = "姓名,身份证号,残疾证号,残疾类别,残疾等级,证件状态,乡镇,村";
  const own = mkdtempSync(join(tmpdir(), "doudi-contrary-"));
  const list = (file: string, head: string, ...rows: readonly (readonly string[])[]) =>
    writeFileSync(join(own, file), [head, ...rows.map((row) => row.join(","))].join("\r\n"));
  list(
    "户籍人口.csv",
    "户号,姓名,公民身份号码,与户主关系,户籍状态,乡镇,村",
    ...people.map(({ name, id }, n) => [`7${n}`, name, id, "户主", "正常", ...place]),
  );
  list(
    "持证残疾人A.csv",
    header,
    of(differs, "一级", "有效"),
    of(same, "一级", "有效"),
    of(renewed, "二级", "有效"),
  );
  list(
    "持证残疾人B.csv",
    header,
    of(differs, "一级", "注销"),
    of(same, "一级", "有效"),
    // Nobody has written his grade here.
    of(renewed, "", "有效"),
  );
  list("注销残疾证.csv", header, of(renewed, "一级", "注销"));
  for (const roll of ["重度残疾人护理补贴2019-10.csv", "特困人员名册2019-10.csv"])
    list(roll, "姓名,身份证号,月标准,开始享受年月,乡镇,村", [
      ...[people[3]?.name ?? "", people[3]?.id ?? "", "80", "2018-03"],
      ...place,
    ]);
  const { findings, sentences } = await screenFolder(own, context);
  const levels = findings.filter((one) => one.startsWith("LB07|")).map((one) => one.split("|")[1]);
  expect(levels.sort()).toEqual(["check", "hit", "hit"]);
  const said = sentences.filter(
    (one) => one.startsWith("LB07|") && one.includes("看不出哪一份在后"),
  );
  expect(said).toEqual([expect.stringContaining("赵甲甲")]);
  rmSync(own, { recursive: true });
});
