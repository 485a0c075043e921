import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import type { RunContext } from "../../src/rules/run-context.ts";
import { number } from "../support/number.ts";
import { levelsOf, screenFolder } from "../support/screen-folder.ts";

const TOWNS = ["甲乡", "乙镇", "丙乡", "丁乡"];
/** People a township. */
const PEOPLE = 60;
const context: RunContext = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };

interface Person {
  town: string;
  name: string;
  id: string;
  household: string;
}

const people: Person[] = TOWNS.flatMap((town, t) =>
  Array.from({ length: PEOPLE }, (_, index) => {
    const body = `99999919${50 + (index % 40)}0101${String(100 + t * PEOPLE + index).padStart(3, "0")}`;
    return {
      town,
      name: `赵${"甲乙丙丁戊己庚辛壬癸"[index % 10]}${"山河川林田石"[Math.floor(index / 10)]}`,
      id: number(body),
      household: `99990000${1000 + t * PEOPLE + index}`,
    };
  }),
);
const covered = people.filter((_, index) => index % 2 === 0);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-towns-"));
  write(
    "建档立卡贫困人口.csv",
    ["户编号", "姓名", "证件号码", "脱贫属性", "劳动技能", "乡镇", "村"],
    people.map((p) => [p.household, p.name, p.id, "未脱贫", "无劳动能力", p.town, "东村"]),
  );
  for (const roll of ["特困人员名册2019-10.csv", "孤儿名册2019-10.csv"])
    write(
      roll,
      ["姓名", "身份证号", "乡镇", "村"],
      [["钱一山", "999999196001011232", "丙乡", "东村"]],
    );
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, header: readonly string[], rows: readonly (readonly string[])[]) {
  writeFileSync(join(folder, file), [header, ...rows].map((cells) => cells.join(",")).join("\r\n"));
}

function writeDibao(listed: readonly Person[]) {
  write(
    "低保花名册2019-10.csv",
    ["低保证号", "姓名", "身份证号", "城乡类别", "户月保障金额", "开始享受年月", "乡镇", "村"],
    listed.map((p) => [p.household, p.name, p.id, "农村低保", "300", "2018-03", p.town, "东村"]),
  );
}

const MONTHS = ["2019-08", "2019-09", "2019-10"];
const PAID = [
  ...["姓名", "身份证号", "低保证号", "发放项目"],
  ...["所属年月", "发放日期", "发放金额", "发放状态"],
];
const paidTo = (p: Person, month: string) => [
  ...[p.name, p.id, p.household, "低保"],
  ...[month, `${month}-05`, "300", "成功"],
];

/** How many findings of a rule there are, by level. */
async function found(rule: string, standards: RunContext["standards"] = []) {
  return levelsOf(await screenFolder(folder, { ...context, standards }), rule);
}

describe("a township", () => {
  it("with a file that did not come leaves its people open", async () => {
    writeDibao(covered.filter(({ town }) => town !== "丁乡"));
    expect(await found("LB03")).toEqual({ hit: 90, check: 60 });
  });

  it("with one person on the roll has sent its file", async () => {
    const all = covered.filter(({ town }) => town !== "丁乡");
    writeDibao([...all, ...covered.filter(({ town }) => town === "丁乡").slice(0, 1)]);
    expect(await found("LB03")).toEqual({ hit: 149, check: 0 });
  });

  it.each([
    [
      "half of whom and half stand in two others, into which it was divided,",
      30,
      { hit: 120, check: 0 },
    ],
    ["a few of whom others list", 5, { hit: 90, check: 55 }],
  ])("%s has no row of its own", async (_, listed, expected) => {
    const dissolved = covered.filter(({ town }) => town === "丁乡").slice(0, listed);
    const elsewhere = dissolved.map((p, index) => ({ ...p, town: index % 2 ? "甲乡" : "乙镇" }));
    writeDibao([...covered.filter(({ town }) => town !== "丁乡"), ...elsewhere]);
    expect(await found("LB03")).toEqual(expected);
  });

  it("of which only a few were to be expected tells nothing", async () => {
    writeDibao(covered.filter(({ town }) => town !== "丁乡").slice(0, 40));
    expect(await found("LB03")).toEqual({ hit: 200, check: 0 });
  });

  it.each([
    [8, { hit: 90, check: 30 }],
    [7, { hit: 120, check: 0 }],
  ])("with %i on a short roll last year and nobody this year", async (stood, expected) => {
    writeDibao(covered);
    const header = ["姓名", "身份证号", "乡镇", "村"];
    const row = ({ name, id, town }: Person) => [name, id, town, "东村"];
    const then = covered.filter(({ town }) => town === "丁乡").slice(0, stood);
    const now = covered.filter(({ town }) => town === "甲乡" || town === "丙乡").slice(25, 35);
    write("特困人员名册2018-12.csv", header, [...then, ...now].map(row));
    write("特困人员名册2019-10.csv", header, now.map(row));
    expect(await found("LB03")).toEqual(expected);
  });

  it("of which nobody was paid for a month that others were paid for leaves its payees open", async () => {
    writeDibao(people);
    const paid = MONTHS.flatMap((month) =>
      people
        .filter(({ town }, index) =>
          month === "2019-09" ? town !== "丁乡" && index !== 0 : index !== 1,
        )
        .map((p) => [...paidTo(p, month), p.town]),
    );
    write("发放流水.csv", [...PAID, "乡镇"], paid);
    expect(await found("FF01")).toEqual({ hit: 2, check: 60 });
  });

  it.each([
    ["nobody", 0, { hit: 0, check: 180 }],
    ["one", 1, { hit: 59, check: 120 }],
  ])(
    "of whom %s was paid, where only one other has sent its payments",
    async (_, few, expected) => {
      writeDibao(people);
      const rest = people.filter(({ town }) => town === "丁乡").slice(0, few);
      const paid = [...people.filter(({ town }) => town === "甲乡"), ...rest];
      write(
        "发放流水.csv",
        PAID,
        MONTHS.flatMap((month) => paid.map((p) => paidTo(p, month))),
      );
      expect(await found("FF01")).toEqual(expected);
    },
  );

  it("that the register has not got leaves open who in a household is covered", async () => {
    writeDibao(covered);
    write(
      "户籍人口.csv",
      ["户号", "与户主关系", "姓名", "公民身份号码", "户籍状态", "乡镇街道", "村居委会"],
      people
        .filter(({ town }) => town !== "丁乡")
        .map((p) => [p.household, "户主", p.name, p.id, "正常", p.town, "东村"]),
    );
    write(
      "家庭经济状况核对结果.csv",
      ["申请人姓名", "申请人身份证号", "家庭人口数", "家庭人均月收入", "财产状况", "乡镇", "村"],
      people
        .filter((_, index) => index % 2 === 1)
        .map((p) => [p.name, p.id, "1", "100", "未超标", p.town, "东村"]),
    );
    expect(await found("LB11", [{ side: "农村", fromMonth: 0, fen: 42_000 }])).toEqual({
      hit: 90,
      check: 30,
    });
  });
});
