import { expect, it } from "vitest";
import { loadPack } from "../../src/rules/load-pack.ts";
import { loadedRolls } from "../../src/rules/run/loaded-rolls.ts";
import { writeUnsurePeople } from "../../src/rules/run/unsure-people.ts";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const county = writtenRows();
const { write } = county;

const person = (at: number) => ({ ...madePerson(at), town: at < 40 ? "甲乡" : "乙乡" });

/** The roll of eighty, of two townships, without a word of who gets more. */
function writeRoll() {
  write("2019年10月低保花名册.csv", [
    [
      "低保证号",
      "姓名",
      "身份证号",
      "与户主关系",
      "城乡类别",
      "户月保障金额",
      "开始享受年月",
      "乡镇",
      "村",
    ],
    ...Array.from({ length: 80 }, (_, at) => {
      const { name, id, town } = person(at);
      return [`A${at}`, name, id, "户主", "农村", "300", "2016-05", town, "东村"];
    }),
  ]);
}

const MARKS = ["老年人", "重度残疾人"];

function writeList(who: readonly number[], mark = (at: number) => MARKS[at % 2] ?? "") {
  write("2019年10月分类施保人员名单.csv", [
    ["序号", "低保证号", "姓名", "身份证号", "分类施保类别", "乡镇", "村"],
    ...who.map((at, index) => {
      const { name, id, town } = person(at);
      return [String(index + 1), `A${at}`, name, id, mark(at), town, "东村"];
    }),
  ]);
}

/** How many of the eighty a rule cannot judge. */
async function unsure(rule: string): Promise<number> {
  await county.build();
  await writeUnsurePeople(county.db, loadPack());
  const [found] = await county.db.rows<{ people: number }>(
    "SELECT count(*)::INTEGER AS people FROM main.unsure_person WHERE rule = $rule",
    { rule },
  );
  return found?.people ?? 0;
}

const EACH_FIFTH = Array.from({ length: 16 }, (_, at) => at * 5);

it("knows of everybody on the roll who is on no list of those who get more", async () => {
  writeRoll();
  writeList(EACH_FIFTH);
  expect(await unsure("FF04")).toBe(0);
});

it("knows since when those on both get it, for the roll says so", async () => {
  writeRoll();
  writeList(EACH_FIFTH);
  write("发放流水201910.csv", [
    ["姓名", "身份证号", "低保证号", "发放项目", "所属年月", "发放日期", "发放金额", "发放状态"],
    // One of each township: those of one of which nobody was paid are left open.
    ...[0, 40].map((at) => {
      const { name, id } = person(at);
      return [name, id, `A${at}`, "低保", "2019-10", "2019-10-08", "300", "成功"];
    }),
  ]);
  expect(await unsure("FF01")).toBe(0);
});

it("does not know it where a township has nobody on the list", async () => {
  writeRoll();
  writeList(EACH_FIFTH.filter((at) => at < 40));
  expect(await unsure("FF04")).toBeGreaterThan(60);
});

it("does not know it of a list of one kind of people", async () => {
  writeRoll();
  writeList(EACH_FIFTH, () => "重度残疾人");
  expect(await unsure("FF04")).toBeGreaterThan(55);
});

it("does not take the sheet of another township for such a list", async () => {
  writeRoll();
  writeList([...EACH_FIFTH, ...Array.from({ length: 20 }, (_, at) => 100 + at)]);
  expect(await unsure("FF04")).toBeGreaterThan(55);
});

it.each([
  ["退回", true],
  ["300", false],
])(
  "takes %s in the cell of a month's money for a word of how payments went: %s",
  async (cell, tells) => {
    write("2019年低保金发放表.csv", [
      ["姓名", "身份证号", "低保证号", "1月", "2月", "3月"],
      ...[0, 1, 2].map((at) => [
        person(at).name,
        person(at).id,
        `A${at}`,
        "300",
        "300",
        at ? "300" : cell,
      ]),
    ]);
    await county.build();
    const payments = (await loadedRolls(county.db)).find(({ kind }) => kind === "payment");
    expect(payments?.fields.has("result")).toBe(tells);
  },
);

it("takes the reason of a stop from the list that has it, where another names the same stop without", async () => {
  writeRoll();
  const stops = (name: string, people: number, reason?: string) =>
    write(name, [
      ["低保证号", "姓名", "身份证号", "停保年月", ...(reason ? ["停保原因"] : []), "乡镇", "村"],
      ...Array.from({ length: people }, (_, at) => {
        const { name: who, id, town } = person(at);
        return [`B${at}`, who, id, "2019-06", ...(reason ? [reason] : []), town, "东村"];
      }),
    ]);
  stops("2019年低保停保名单.csv", 40, "年审未提交");
  stops("2019年低保停保人员（系统导出）.csv", 50);
  expect(await unsure("TB02")).toBe(10);
});

/** The roll of eighty in forty households of two, the head of some below the other, with what is added as the system writes it: for members, or once for each household. */
function writeSums(where: "members" | "first" | "head" | "last") {
  write("2019年10月低保人员.csv", [
    [
      "低保证号",
      "姓名",
      "身份证号",
      "与户主关系",
      "城乡类别",
      "户月保障金额",
      "合计分类施保金额",
      "乡镇",
      "村",
    ],
    ...Array.from({ length: 80 }, (_, at) => {
      const { name, id, town } = person(at);
      const isFirst = at % 2 === 0;
      const isHead = isFirst === at % 8 < 6;
      const isMarked = {
        members: at % 4 === 1 || at % 12 === 0,
        first: isFirst,
        head: isHead,
        last: !isFirst,
      }[where];
      const household = [`A${Math.floor(at / 2)}`, name, id, isHead ? "户主" : "配偶"];
      return [
        ...household,
        "农村",
        "300",
        isMarked ? "60" : where === "members" ? "0" : "",
        town,
        "东村",
      ];
    }),
  ]);
}

it("knows who gets more by sums that are the members' own", async () => {
  writeSums("members");
  expect(await unsure("FF04")).toBe(0);
  const [roll] = await loadedRolls(county.db);
  expect(roll?.fields.has("classified")).toBe(true);
});

it.each(["first", "head", "last"] as const)(
  "does not know it by sums that may be the household's, in its row: %s",
  async (where) => {
    writeSums(where);
    await county.build();
    const [roll] = await loadedRolls(county.db);
    expect(roll?.fields.has("classified")).toBe(false);
  },
);
