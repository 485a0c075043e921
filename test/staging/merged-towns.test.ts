import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { canonicalisePlaces } from "../../src/staging/across/canonical-places.ts";
import { number } from "../support/number.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const FORMER = "下河乡";
const TOWNS = ["上河镇", FORMER, "青石乡"];
/** People a township on the register; each list has every second. */
const PEOPLE = 40;
const everybody = TOWNS.flatMap((town, t) =>
  Array.from({ length: PEOPLE }, (_, index) => ({
    town,
    index,
    name: `王${t}${index}`,
    id: number(`99999919${60 + index}0101${100 + t}`),
  })),
);
type Person = (typeof everybody)[number];

const ROLLS: readonly (readonly [file: string, besides: Readonly<Record<string, string>>])[] = [
  ["持证残疾人.xlsx", { 残疾类别: "肢体残疾", 残疾等级: "二级", 证件状态: "有效" }],
  ["重病患者名单.xlsx", { 病种: "尿毒症" }],
  ["受灾人员名册.xlsx", { 灾种: "洪涝", 受灾日期: "2019-08-12", 当前生活状况: "仍有困难" }],
];

/** Whose townships may be those of schools, hospitals and branches of a bank. */
const OF_SERVICE: typeof ROLLS = [
  ["重病患者名单.xlsx", { 病种: "尿毒症" }],
  ["在校学生名单.xlsx", { 学校: "片区中学", 学籍状态: "在读" }],
  ["发放流水.xlsx", { 发放项目: "低保", 所属年月: "2019-10", 发放金额: "300" }],
  ["持证残疾人.xlsx", { 残疾类别: "肢体残疾", 残疾等级: "二级", 证件状态: "有效" }],
];

interface Lists {
  of?: typeof ROLLS;
  /** What stands before each number. */
  mark?: string;
  /** The township of a person on the lists of those files, by the first letters of their names. */
  otherwise?: Readonly<Record<string, (person: Person) => string | null>>;
}

async function stage(
  townOf: (person: Person) => string | null,
  { of = ROLLS, mark = "", otherwise = {} }: Lists = {},
) {
  await stageRows(db, {
    file: "户籍人口.xlsx",
    rows: [
      ["户号", "姓名", "公民身份号码", "与户主关系", "乡镇", "村"],
      ...everybody.map(({ town, name, id }, at) => [
        `${1000 + at}`,
        name,
        mark + id,
        "户主",
        town,
        "东村",
      ]),
    ],
  });
  for (const [file, besides] of of) {
    const listed = everybody.flatMap((person) => {
      const town = (otherwise[file] ?? townOf)(person);
      return person.index % 2 === 0 && town !== null ? [{ ...person, town }] : [];
    });
    await stageRows(db, {
      file,
      rows: [
        ["姓名", "身份证号", ...Object.keys(besides), "乡镇", "村"],
        ...listed.map(({ name, id, town }) => [name, id, ...Object.values(besides), town, "东村"]),
      ],
    });
  }
  await canonicalisePlaces(db);
  await canonicalisePlaces(db);
}
const merged = () => db.rows("SELECT formerly, town, people FROM merged_town");
const townsOfRegister = async () =>
  (
    await db.rows<{ town: string }>(
      "SELECT DISTINCT town FROM mention WHERE kind = 'hukou' ORDER BY town",
    )
  ).map(({ town }) => town);

it("takes a township that no other list names for the one where they have its people", async () => {
  await stage(({ town }) => (town === FORMER ? "上河镇" : town));
  expect(await merged()).toEqual([{ formerly: FORMER, town: "上河镇", people: 60 }]);
  expect(await townsOfRegister()).toEqual(["上河镇", "青石乡"]);
});

it("takes one that was renamed for what the other lists call it", async () => {
  await stage(({ town }) => (town === FORMER ? "清河镇" : town));
  expect(await merged()).toEqual([{ formerly: FORMER, town: "清河镇", people: 60 }]);
});

it("takes it where the register writes a tab before each number", async () => {
  await stage(({ town }) => (town === FORMER ? "上河镇" : town), { mark: "\t" });
  expect(await merged()).toEqual([{ formerly: FORMER, town: "上河镇", people: 60 }]);
});

it("leaves one whose file was not sent, although schools, hospitals and branches have its people in the next one", async () => {
  await stage(({ town }) => (town === FORMER ? "上河镇" : town), {
    of: OF_SERVICE,
    otherwise: { "持证残疾人.xlsx": ({ town }) => (town === FORMER ? null : town) },
  });
  expect(await merged()).toEqual([]);
});

it("leaves one that as many lists of homes name as do not", async () => {
  const now = ({ town }: Person) => town;
  await stage(({ town }) => (town === FORMER ? "上河镇" : town), {
    of: [
      ...ROLLS,
      ["临时救助台账.xlsx", { 申请日期: "2019-09-02", 救助金额: "500" }],
      ["低保停保名单.xlsx", { 停保年月: "2019-03", 停保原因: "收入超标" }],
    ],
    otherwise: { "临时救助台账.xlsx": now, "低保停保名单.xlsx": now },
  });
  expect(await merged()).toEqual([]);
});

it.each([
  ["whose file was not sent", 3, (p: Person) => (p.town === FORMER ? null : p.town)],
  [
    "whose file was not sent, and of whom a few moved",
    3,
    (p: Person) => (p.town === FORMER ? (p.index < 18 ? "上河镇" : null) : p.town),
  ],
  [
    "that was divided",
    3,
    (p: Person) => (p.town === FORMER ? (p.index < 20 ? "上河镇" : "青石乡") : p.town),
  ],
  ["that two lists alone leave out", 2, (p: Person) => (p.town === FORMER ? "上河镇" : p.town)],
])("leaves a township as it is %s", async (_, rolls, townOf) => {
  await stage(townOf, { of: ROLLS.slice(0, rolls) });
  expect(await merged()).toEqual([]);
  expect(await townsOfRegister()).toEqual(["上河镇", FORMER, "青石乡"]);
});

it("leaves one that the county says is a township of today", async () => {
  await stage(({ town }) => (town === FORMER ? "上河镇" : town));
  await canonicalisePlaces(db, [{ town: FORMER, formerly: ["河下乡"] }]);
  expect(await merged()).toEqual([]);
  expect(await townsOfRegister()).toEqual(["上河镇", FORMER, "青石乡"]);
});

it.each([
  ["礼县石桥镇", "石桥镇"],
  ["古县渡镇", "古县渡镇"],
])("reads %s as %s", async (written, town) => {
  await stageRows(db, {
    file: "持证残疾人.xlsx",
    rows: [
      ["姓名", "身份证号", "残疾类别", "乡镇", "村"],
      ["王一", number("999999196001011"), "肢体", "石桥镇", "东村"],
      ["王二", number("999999196001012"), "肢体", written, "东村"],
    ],
  });
  await canonicalisePlaces(db);
  const rows = await db.rows("SELECT town FROM mention WHERE name_text = '王二'");
  expect(rows).toEqual([{ town }]);
});
