import { expect, it } from "vitest";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const written = writtenRows();

const rows = (texts: readonly string[], row: (text: string) => readonly string[]) =>
  texts.map((text, at) => {
    const { name, id } = madePerson(at);
    return [name, id, ...row(text)];
  });

it("reads since when somebody gets it, where it says that he still does", async () => {
  const texts = [
    "2015.05-至今",
    "2015.05—至今",
    "2015年5月至今",
    "2015-05至今",
    "15年5月份",
    "15年5月起至今",
  ];
  written.write("2019年10月特困人员名册.csv", [
    ["姓名", "身份证号", "供养方式", "自理能力", "基本生活费", "纳入时间"],
    ...rows(texts, (text) => ["分散供养", "全自理", "600", text]),
  ]);
  await written.read();
  expect(
    await written.db.rows(
      "SELECT DISTINCT from_month - 2015 * 12 + 1 AS month FROM stage.enrolment",
    ),
  ).toEqual([{ month: 5 }]);
});

it("reads days that end in 号, and names those that do not exist", async () => {
  const texts = ["19年9月13号", "2019年9月13号", "2018年9月31号", "19年2月30号", "2019.9.13"];
  written.write("死亡人员名单.csv", [
    ["姓名", "身份证号", "死亡日期"],
    ...rows(texts, (text) => [text]),
  ]);
  await written.read();
  expect(
    await written.db.rows(
      "SELECT CAST(died_on AS VARCHAR) AS died_on FROM stage.death ORDER BY row_no",
    ),
  ).toEqual(["2019-09-13", "2019-09-13", null, null, "2019-09-13"].map((died_on) => ({ died_on })));
  expect(
    await written.db.rows(
      "SELECT row_no, reason FROM cell_fault WHERE field = 'died_on' ORDER BY row_no",
    ),
  ).toEqual([4, 5].map((row_no) => ({ row_no, reason: "unreadable" })));
});

it("takes no day for an end that is said to be open", async () => {
  written.write("服刑强戒人员.csv", [
    ["姓名", "身份证号", "类型", "起始日期", "终止日期"],
    ...rows(["2018.05-至今", "2018年5月至今", "至今", "2019.3.1"], (text) => [
      "服刑",
      "2018-05-01",
      text,
    ]),
  ]);
  await written.read();
  expect(
    await written.db.rows(
      "SELECT CAST(until_on AS VARCHAR) AS until_on FROM stage.custody ORDER BY row_no",
    ),
  ).toEqual([null, null, null, "2019-03-01"].map((until_on) => ({ until_on })));
  expect(await written.db.rows("SELECT 1 FROM cell_fault WHERE field = 'until_on'")).toEqual([]);
});

it("reads of a whole term below 终止日期 its end, and none of who is still there", async () => {
  const ends = {
    "2018年5月3日至2021年5月2日": "2021-05-02",
    "2018.05-2021.05": "2021-05-01",
    刑期未满: null,
    执行中: null,
    在戒: null,
    "2019-03-01": "2019-03-01",
  };
  written.write("服刑及强戒人员.csv", [
    ["姓名", "身份证号", "类型", "起始日期", "终止日期"],
    ...rows(Object.keys(ends), (text) => ["服刑在押", "2018-05-03", text]),
  ]);
  await written.read();
  const said = await written.db.rows<{ until_on: string | null }>(
    "SELECT CAST(until_on AS VARCHAR) AS until_on FROM stage.custody ORDER BY row_no",
  );
  expect(said.map(({ until_on }) => until_on)).toEqual(Object.values(ends));
  expect(await written.db.rows("SELECT 1 FROM cell_fault WHERE field = 'until_on'")).toEqual([]);
});
