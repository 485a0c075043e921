import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { number } from "../support/number.ts";
import { screenFolder } from "../support/screen-folder.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };
const MONTHS = ["2019-08", "2019-09", "2019-10"];
const people = ["赵山", "钱河", "孙川", "李林"].map((name, index) => ({
  name,
  id: number(`9999991960010110${index}`),
  household: `99990000${1000 + index}`,
  account: `622800000000000000${index}`,
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-returned-"));
  write(
    "低保花名册2019-10.csv",
    "低保证号,姓名,身份证号,与户主关系,城乡类别,保障类型,户月保障金额,开始享受年月,乡镇,村",
    people.map(
      (p) => `${p.household},${p.name},${p.id},户主,农村低保,整户保,300,2018-03,甲乡,东村`,
    ),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, header: string, rows: readonly string[]) {
  writeFileSync(join(folder, file), [header, ...rows].join("\r\n"));
}

const payment = (index: number, month: string, day: string) => {
  const { name, id, household, account } = people[index] ?? people[0] ?? fail();
  return `${month},低保,${name},${id},${household},${account},300,${day}`;
};
const fail = (): never => {
  throw new Error("nobody");
};
const HEADER = "发放月份,发放项目,姓名,身份证号,低保证号,银行账号,发放金额,发放日期";

const orders = MONTHS.flatMap((month) =>
  people.map((_, index) => payment(index, month, `${month}-05`)),
);
const returned = (index: number, month: string) =>
  `${payment(index, month, `${month}-06`)},账户状态不正常`;

/** Whose payments of which month came back and were not made again. */
async function failed() {
  const { findings } = await screenFolder(folder, context);
  return findings.filter((each) => each.startsWith("FF07|"));
}

describe("a list of payments that says of none how it went, and the bank's list of those that came back", () => {
  beforeEach(() => write("发放清单.csv", HEADER, orders));

  it("make those payments failed ones", async () => {
    expect(await failed()).toEqual([]);
    write("银行退票清单.csv", `${HEADER},退票原因`, [returned(1, "2019-09")]);
    const found = await failed();
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("FF07|hit|");
  });

  it("do so where the list of another month is empty, for nothing came back in it", async () => {
    write("银行退票清单2019-09.csv", `${HEADER},退票原因`, [returned(1, "2019-09")]);
    write("银行退票清单2019-08.csv", `${HEADER},退票原因`, []);
    const found = await failed();
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("FF07|hit|");
  });

  it("take back nothing that was paid after the return, however many lists have it", async () => {
    const later = returned(2, "2019-09").replace("2019-09-06", "2019-09-20");
    write("银行退票清单.csv", `${HEADER},退票原因`, [returned(2, "2019-09"), later]);
    write("补发清单.csv", HEADER, [payment(2, "2019-09", "2019-10-20")]);
    expect(await failed()).toEqual([]);
    write("银行再次退票清单.csv", `${HEADER},退票原因`, [
      later.replace("2019-09-20", "2019-10-21"),
    ]);
    expect(await failed()).toHaveLength(1);
  });

  it("leave out what was ordered again", async () => {
    write("银行退票清单.csv", `${HEADER},退票原因`, [
      returned(1, "2019-09"),
      returned(2, "2019-09"),
    ]);
    write("补发清单.csv", HEADER, [payment(2, "2019-09", "2019-10-20")]);
    const found = await failed();
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(people[1]?.household);
  });
});

it("an empty cell beside failed ones is a payment made", async () => {
  write("发放流水.csv", `${HEADER},发放状态`, [
    ...orders.map((order) => `${order},`),
    `${payment(1, "2019-09", "2019-09-06")},退票`,
  ]);
  expect(await failed()).toEqual([]);
});
