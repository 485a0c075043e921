import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { number } from "../support/number.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

/** The n-th of the people of these lists, of an unassigned region; none of nobody. */
const id = (n: number) => (n === 0 ? "" : number(`9999991950010${String(1000 + n)}`));
type Person = readonly [n: number, name: string, town: string, village: string];

const registered = (...people: readonly Person[]) => ({
  file: "户籍人口.csv",
  rows: [
    ["户号", "与户主关系", "姓名", "身份证号", "乡镇", "村"],
    ...people.map(([n, name, town, village]) => [`H${n}`, "户主", name, id(n), town, village]),
  ],
});

const full = (...people: readonly Person[]) => ({
  file: "2019年10月特困人员花名册.csv",
  rows: [
    ["姓名", "身份证号", "供养方式", "基本生活费", "开始享受年月", "乡镇", "村"],
    ...people.map(([n, name, town, village]) => [
      ...[name, id(n), "分散供养", "560", "2018-01"],
      ...[town, village],
    ]),
  ],
});

/** A bank's list without numbers and accounts, with these columns of places. */
const paid = (places: readonly string[], ...rows: readonly (readonly string[])[]) => ({
  file: "发放流水.csv",
  rows: [
    ["姓名", "发放项目", "所属年月", "发放日期", "发放金额", "发放状态", ...places],
    ...rows.map(([name = "", item = "", ...at]) => [
      ...[name, item, "2019-03", "2019-03-10", "560", "成功"],
      ...at,
    ]),
  ],
});

const TOWN = "平安镇";
const [UP, DOWN] = ["上坝村", "下坝村"];

/** Whose each payment is: for certain, or who they may be. */
async function whose(
  payment: ReturnType<typeof paid>,
  enrolled: readonly Person[],
  people: readonly Person[] = enrolled,
  more: Readonly<Record<string, { rows: string[][] }>> = {},
) {
  // As one book, whose name would otherwise say for all sheets what they are.
  const sheets = {
    户籍人口: registered(...people),
    特困人员名册: full(...enrolled),
    ...more,
    发放流水: payment,
  };
  await stageRows(
    db,
    Object.entries(sheets).map(([sheet, { rows }]) => ({ file: "名册2019-10.xlsx", sheet, rows })),
  );
  await resolvePeople(db);
  return db.rows(`SELECT l.tier, p.id18 AS id,
      (SELECT string_agg(q.id18, ' ' ORDER BY q.id18) FROM link_candidate c JOIN person q USING (person_key) WHERE c.mention_id = m.mention_id) AS maybe
    FROM mention m JOIN link l USING (mention_id) JOIN person p USING (person_key)
    WHERE m.kind = 'payment' ORDER BY m.row_no`);
}

const sure = (n: number) => ({ tier: "确认", id: id(n), maybe: null });
const maybe = (...of: readonly number[]) =>
  expect.objectContaining({ tier: "疑似", maybe: of.map(id).sort().join(" ") });

const WANG: Person = [1, "王福", TOWN, UP];
const NAMESAKE: Person = [2, "王福", TOWN, UP];
const ELSEWHERE: Person = [3, "王福", TOWN, DOWN];

it("knows by name and village whom a list without numbers paid, who is alone of the name on the roll", async () => {
  const list = paid(["乡镇", "村"], ["王福", "特困供养金", TOWN, UP]);
  expect(await whose(list, [WANG, ELSEWHERE], [WANG, NAMESAKE, ELSEWHERE])).toEqual([sure(1)]);
  const [why] = await db.rows<{ reason: string }>(
    "SELECT w.reason FROM link_why w JOIN mention m USING (mention_id) WHERE m.kind = 'payment'",
  );
  expect(why?.reason).toBe(
    "证号缺失；姓名相同，同村，同一名册别处或所发项目的名册上有此人，那上面同村只有此人叫这个名字。",
  );
});

it("knows it by the township where the list names no village", async () => {
  expect(await whose(paid(["乡镇"], ["王福", "特困供养金", TOWN]), [WANG])).toEqual([sure(1)]);
});

it("knows it by the name alone where the list names no place", async () => {
  expect(await whose(paid([], ["王福", "特困供养金"]), [WANG])).toEqual([sure(1)]);
});

it("is not sure where the list names a village of no township that is none of his", async () => {
  const list = paid(["乡镇", "村"], ["王福", "特困供养金", "", "平安上坝村"]);
  expect(await whose(list, [WANG])).toEqual([maybe(1)]);
});

it("leaves open which of two on the roll is meant", async () => {
  const list = paid(["乡镇"], ["王福", "特困供养金", TOWN]);
  expect(await whose(list, [WANG, ELSEWHERE])).toEqual([maybe(1, 3)]);
});

it.each([
  ["is not on the roll", "特困供养金", [ELSEWHERE]],
  ["is on another roll than that of what is paid", "低保金", [WANG]],
  ["gets what people of several rolls get", "价格临时补贴", [WANG]],
] as const)("is not sure of who %s", async (_, item, enrolled) => {
  const list = paid(["乡镇", "村"], ["王福", item, TOWN, UP]);
  expect(await whose(list, enrolled, [WANG, ELSEWHERE])).toEqual([maybe(1)]);
});

it("takes a name that sounds like it for the payee's where nobody bears the very name", async () => {
  const list = paid(["乡镇", "村"], ["王辅", "特困供养金", TOWN, UP]);
  expect(await whose(list, [WANG])).toEqual([sure(1)]);
});

it("takes it for nobody's else where somebody does", async () => {
  const list = paid(["乡镇", "村"], ["王辅", "特困供养金", TOWN, UP]);
  expect(await whose(list, [WANG], [WANG, [4, "王辅", TOWN, UP]])).toEqual([maybe(1, 4)]);
});

it("finds who is written with another character on a list that names no village", async () => {
  const list = paid(["乡镇"], ["张海江", "特困供养金", TOWN]);
  expect(await whose(list, [[5, "张淮江", TOWN, UP], WANG])).toEqual([maybe(5)]);
});

const LEFT: Person = [2, "王福", TOWN, UP];
const OF_DEATHS = [["姓名", "身份证号", "死亡日期", "乡镇", "村"]];
const OF_STOPS = [["姓名", "身份证号", "停发年月", "停发原因", "保障项目", "乡镇", "村"]];

it.each([
  ["has died", { 死亡人员名单: { rows: [...OF_DEATHS, ["王福", id(2), "2019-05-03", TOWN, UP]] } }],
  [
    "was taken off the roll",
    {
      特困停发名单: {
        rows: [...OF_STOPS, ["王福", id(2), "2019-05", "死亡", "特困", TOWN, UP]],
      },
    },
  ],
])("leaves open whether one of the name is meant who %s", async (_, more) => {
  const list = paid(["乡镇", "村"], ["王福", "特困供养金", TOWN, UP]);
  expect(await whose(list, [WANG], [WANG, LEFT], more)).toEqual([maybe(1, 2)]);
});

it("is sure of whoever was taken off or died himself", async () => {
  const list = paid(["乡镇", "村"], ["王福", "特困供养金", TOWN, UP]);
  const more = { 死亡人员名单: { rows: [...OF_DEATHS, ["王福", id(1), "2019-05-03", TOWN, UP]] } };
  expect(await whose(list, [WANG], [WANG, NAMESAKE], more)).toEqual([sure(1)]);
});

it("leaves open whether one of the name is meant whom the roll has without a number", async () => {
  const list = paid(["乡镇", "村"], ["王福", "特困供养金", TOWN, UP]);
  expect(await whose(list, [WANG, [0, "王福", TOWN, UP]], [WANG, LEFT])).toEqual([maybe(1, 2)]);
});

it("leaves open whose other money is that a namesake may get who is on no roll", async () => {
  const list = paid(
    ["乡镇", "村"],
    ["王福", "特困供养金", TOWN, UP],
    ["王福", "临时救助", TOWN, UP],
  );
  expect(await whose(list, [WANG], [WANG, NAMESAKE])).toEqual([maybe(1, 2), maybe(1, 2)]);
});

it("knows whose it is where nobody else bears the name", async () => {
  const list = paid(
    ["乡镇", "村"],
    ["王福", "特困供养金", TOWN, UP],
    ["王福", "临时救助", TOWN, UP],
  );
  expect(await whose(list, [WANG], [WANG, ELSEWHERE])).toEqual([sure(1), sure(1)]);
});

const POOR = [
  "低保证号",
  "户主姓名",
  "与户主关系",
  "姓名",
  "身份证号",
  "月保障金额",
  "开始享受年月",
];
const poor = (...rows: readonly (readonly [no: string, head: string, ...Person])[]) => ({
  农村低保名册: {
    rows: [
      [...POOR, "乡镇", "村"],
      ...rows.map(([no, head, n, name, town, village]) => [
        ...[no, head, head === name ? "户主" : "子", name, id(n), "300", "2018-01"],
        ...[town, village],
      ]),
    ],
  },
});

it("leaves open whether the head is meant of a household whose child alone is on the roll", async () => {
  const list = paid(["乡镇"], ["王福", "低保金", TOWN]);
  const lone = poor(["D1", "王福", 6, "王小", TOWN, UP], ["D2", "张三", 3, "王福", TOWN, DOWN]);
  const people: Person[] = [WANG, [6, "王小", TOWN, UP], ELSEWHERE];
  expect(await whose(list, [[7, "李三", TOWN, UP]], people, lone)).toEqual([maybe(1, 3)]);
});

it("knows the head by the roll that has him beside the child", async () => {
  const list = paid(["乡镇"], ["王福", "低保金", TOWN]);
  const both = poor(["D1", "王福", 1, "王福", TOWN, UP], ["D1", "王福", 6, "王小", TOWN, UP]);
  const people: Person[] = [WANG, [6, "王小", TOWN, UP], ELSEWHERE];
  expect(await whose(list, [[7, "李三", TOWN, UP]], people, both)).toEqual([sure(1)]);
});
