import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readConfig } from "../../src/project/config-file.ts";
import { doudi, newFolder } from "./support/doudi.ts";

const HEADER = ["低保证号", "户主姓名", "姓名", "身份证号", "保障人口"];
const list = (...beside: readonly (readonly [string, string])[]) => listFrom(1000, ...beside);
const listFrom = (first: number, ...beside: readonly (readonly [string, string])[]) => {
  const people = Array.from({ length: 12 }, (_, n) => {
    const name = `测试${"甲乙丙丁戊己庚辛"[n % 8]}`;
    return [
      `D${n}`,
      name,
      name,
      `99999919800101${first + n}`,
      "1",
      ...beside.map(([, cell]) => cell),
    ];
  });
  const rows = [[...HEADER, ...beside.map(([header]) => header)], ...people];
  return rows.map((cells) => cells.join(",")).join("\r\n");
};
const ROLL = list(["月保障金额", "300"], ["开始享受年月", "2018-03"]);
const PAID = list(["发放金额", "300"], ["开始享受年月", "2018-03"]);

/** What `init` takes each file for. */
async function rollsOf(files: Readonly<Record<string, string>>) {
  const where = newFolder();
  const rolls = join(where, "名册");
  mkdirSync(rolls);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(rolls, file), text);
  const { code } = await doudi(
    ["init", "项目", "--from", rolls, "--yes", "--month", "2019-10", "--county", "某县"],
    { cwd: where },
  );
  expect(code).toBe(0);
  const config = readConfig(join(where, "项目", "doudi.yaml"));
  return Object.fromEntries(config.files.map(({ file, sheets }) => [file, sheets[0]?.roll]));
}

it("takes monthly lists of what was paid, with since when, for payments where the roll has come too", async () => {
  expect(
    await rollsOf({
      "2019年10月低保花名册.csv": ROLL,
      "2019年9月低保金发放明细表.csv": PAID,
      "2019年10月低保金发放明细表.csv": PAID,
    }),
  ).toEqual({
    "2019年10月低保花名册.csv": "dibao",
    "2019年10月低保金发放明细表.csv": "payment",
    "2019年9月低保金发放明细表.csv": "payment",
  });
});

it("takes them for the roll where there is no other of their time", async () => {
  expect(
    await rollsOf({
      "2018年12月低保花名册.csv": ROLL,
      "2019年10月低保金发放明细表.csv": PAID,
    }),
  ).toEqual({
    "2018年12月低保花名册.csv": "dibao",
    "2019年10月低保金发放明细表.csv": "dibao",
  });
});

it("takes the only such list, of many months before the roll, for what the roll was then", async () => {
  const files = { "2019年10月低保花名册.csv": ROLL, "2018年12月低保金发放花名册.csv": PAID };
  expect(await rollsOf(files)).toEqual({
    "2018年12月低保金发放花名册.csv": "dibao",
    "2019年10月低保花名册.csv": "dibao",
  });
  // Month after month they are payments, however old the first is.
  expect(await rollsOf({ ...files, "2019年1月低保金发放花名册.csv": PAID })).toEqual({
    "2018年12月低保金发放花名册.csv": "payment",
    "2019年10月低保花名册.csv": "dibao",
    "2019年1月低保金发放花名册.csv": "payment",
  });
});

it("leaves a list of households the roll of its members' money, where the payments are other lists", async () => {
  const members = "2019年10月低保家庭成员.csv";
  const households = "2019年10月低保金发放表.csv";
  const files = { [members]: list(["与户主关系", "户主"]), [households]: PAID };
  const bank = list(["金额", "300"], ["交易日期", "20191015"], ["交易状态", "成功"]);
  expect(await rollsOf({ ...files, "银行代发回盘201910低保.csv": bank })).toMatchObject({
    [members]: "dibao",
    [households]: "dibao",
  });
  // With nothing else that was paid it is what was.
  expect(await rollsOf(files)).toMatchObject({ [members]: "dibao", [households]: "payment" });
});

it("takes such a list for the roll of its own township where the roll of that time is another's", async () => {
  expect(
    await rollsOf({
      "甲乡2019年10月低保花名册.csv": ROLL,
      "甲乡2019年10月低保金发放明细表.csv": PAID,
      "乙乡2019年10月低保金发放花名册.csv": listFrom(
        2000,
        ["发放金额", "300"],
        ["开始享受年月", "2018-03"],
      ),
    }),
  ).toEqual({
    "甲乡2019年10月低保花名册.csv": "dibao",
    "甲乡2019年10月低保金发放明细表.csv": "payment",
    "乙乡2019年10月低保金发放花名册.csv": "dibao",
  });
});

it("reads the codes of such a list by a table of them in a file of its own", async () => {
  const where = newFolder();
  const rolls = join(where, "名册");
  mkdirSync(rolls);
  writeFileSync(join(rolls, "2019年10月低保花名册.csv"), ROLL);
  const paid = list(["发放金额", "300"], ["开始享受年月", "2018-03"], ["项目名称", "20"]);
  writeFileSync(join(rolls, "2019年10月低保金发放明细表.csv"), paid);
  writeFileSync(
    join(rolls, "系统代码说明.csv"),
    "字段,代码,含义\n项目名称,10,城市低保\n项目名称,20,农村低保\n",
  );
  const { code } = await doudi(
    ["init", "项目", "--from", rolls, "--yes", "--month", "2019-10", "--county", "某县"],
    { cwd: where },
  );
  expect(code).toBe(0);
  const { files } = readConfig(join(where, "项目", "doudi.yaml"));
  const [sheet] = files.find(({ file }) => file.includes("发放"))?.sheets ?? [];
  expect(sheet?.roll).toBe("payment");
  expect(sheet?.values).toEqual({ item: { "10": "城市低保", "20": "农村低保" } });
});

it("takes the lists of all months for payments where one form is so in the months near a roll, however many have left since", async () => {
  const files = {
    "2019年10月低保花名册.csv": ROLL,
    "2019年10月低保金发放花名册.csv": PAID,
    // Of twelve seven are on the roll of October.
    "2019年4月低保金发放花名册.csv": listFrom(
      1005,
      ["发放金额", "300"],
      ["开始享受年月", "2018-03"],
    ),
  };
  expect(await rollsOf(files)).toEqual({
    "2019年10月低保花名册.csv": "dibao",
    "2019年10月低保金发放花名册.csv": "payment",
    "2019年4月低保金发放花名册.csv": "payment",
  });
});

it("leaves out a list that nothing calls a roll, of no month, where the roll has come in another form", async () => {
  const handedOut = listFrom(2000, ["补贴标准", "100"], ["补贴金额", "100"]);
  const roll = list(["月保障金额", "300"], ["开始享受年月", "2018-03"]);
  // 低保证号 calls it so.
  expect(await rollsOf({ "2019年10月低保花名册.csv": roll, "附件1.csv": handedOut })).toMatchObject(
    { "附件1.csv": "dibao" },
  );
  const unnamed = handedOut.replace("低保证号", "户编号");
  expect(await rollsOf({ "2019年10月低保花名册.csv": roll, "附件1.csv": unnamed })).toMatchObject({
    "附件1.csv": undefined,
  });
  // So it may be the roll of a township from which none came.
  const of = (town: string) => ["所属乡镇", town] as const;
  const placed = list(of("青石乡"), ["月保障金额", "300"], ["开始享受年月", "2018-03"]);
  for (const [town, roll] of [
    ["青石", undefined],
    ["白水乡", "dibao"],
  ] as const) {
    const other = listFrom(2000, of(town), ["补贴标准", "100"], ["补贴金额", "100"]).replace(
      "低保证号",
      "户编号",
    );
    expect(await rollsOf({ "2019年10月低保花名册.csv": placed, "附件1.csv": other })).toMatchObject(
      { "附件1.csv": roll },
    );
  }
  // The form of the roll itself is that of another township.
  const called = roll.replace("低保证号", "户编号");
  expect(
    await rollsOf({
      "2019年10月低保花名册.csv": called,
      "附件1.csv": listFrom(2000, ["月保障金额", "300"], ["开始享受年月", "2018-03"]).replace(
        "低保证号",
        "户编号",
      ),
    }),
  ).toMatchObject({ "附件1.csv": "dibao" });
  // Nor is it said where it names villages alone, of which the roll has none.
  const from = (village: string) => ["村", village] as const;
  const ofVillage = list(from("东坪村委会"), ["月保障金额", "300"], ["开始享受年月", "2018-03"]);
  for (const [village, roll] of [
    ["东坪村", undefined],
    ["西岭村", "dibao"],
  ] as const) {
    const other = listFrom(2000, from(village), ["补贴标准", "100"], ["补贴金额", "100"]);
    expect(
      await rollsOf({
        "2019年10月低保花名册.csv": ofVillage,
        "附件1.csv": other.replace("低保证号", "户编号"),
      }),
    ).toMatchObject({ "附件1.csv": roll });
  }
});
