import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101${1000 + n}`;

async function read(file: string, rows: readonly (readonly string[])[], sql: string) {
  const [sheet] = await stageRows(db, { file, rows });
  expect(sheet?.recognition.questions).toEqual([]);
  return db.rows(sql);
}

describe("an office that saves each list as text, and leaves to folders and names what all rows have in common", () => {
  it("calls people by what the list is of: nobody has the name of his head", async () => {
    const people = await read(
      "其他/贫困人口（未脱贫）.csv",
      [
        ["贫困户编号", "户主", "贫困人口", "公民身份号码", "与户主称谓", "健康", "劳动力"],
        ["A1", "张一", "张一", ID(1), "户主", "健康", "普通劳动力"],
        ["A1", "张一", "李二", ID(2), "之妻", "健康", "无劳动能力"],
      ],
      "SELECT name_text FROM mention ORDER BY row_no",
    );
    expect(people).toEqual([{ name_text: "张一" }, { name_text: "李二" }]);
  });

  it("names nobody where only the head has a name", async () => {
    const [sheet] = await stageRows(db, {
      file: "建档立卡贫困人口.csv",
      rows: [
        ["户编号", "户主姓名", "身份证号", "与户主关系", "健康状况", "劳动能力"],
        ["A1", "张一", ID(1), "户主", "健康", "普通劳动力"],
        ["A1", "张一", ID(2), "之妻", "健康", "无劳动能力"],
      ],
    });
    const fields = sheet?.recognition.columns.map(({ field }) => field);
    expect(fields).toContain("householder_name");
    expect(fields).not.toContain("name");
  });

  it("answers TRUE and FALSE under what is so", async () => {
    const cards = await read(
      "其他/持证残疾人（一级）.csv",
      [
        ["残疾人", "公民身份号码", "类别", "有效"],
        ["张一", ID(1), "肢体", "TRUE"],
        ["李二", ID(2), "智力", "FALSE"],
        ["王三", ID(3), "视力", "过期"],
      ],
      "SELECT card_state, grade FROM stage.disability ORDER BY row_no",
    );
    expect(cards).toEqual([
      { card_state: "有效", grade: 1 },
      { card_state: "注销", grade: 1 },
      { card_state: "过期", grade: 1 },
    ]);
  });

  it("answers so under 财产超标 too", async () => {
    const checks = await read(
      "其他/核对.csv",
      [
        ["核对对象", "公民身份号码", "人口", "人均月收入", "财产超标"],
        ["张一", ID(1), "3", "￥300.00", "TRUE"],
        ["李二", ID(2), "2", "￥1,200.00", "FALSE"],
      ],
      "SELECT assets FROM stage.income_check ORDER BY row_no",
    );
    expect(checks).toEqual([{ assets: "超标" }, { assets: "未超标" }]);
  });

  it.each([
    ["财产超标", "√", "未超标"],
    ["财产是否超标", "是", "未超标"],
    // Of nobody else is anything said.
    ["财产状况", "超标", null],
  ])(
    "ticks under %s with %s who is over the limit, and nobody else",
    async (header, tick, rest) => {
      const checks = await read(
        "其他/核对.csv",
        [
          ["核对对象", "公民身份号码", "人口", "人均月收入", header],
          ["张一", ID(1), "3", "300元", ""],
          ["李二", ID(2), "2", "1200元", tick],
          ["王三", ID(3), "2", "200元", ""],
        ],
        "SELECT assets FROM stage.income_check ORDER BY row_no",
      );
      expect(checks).toEqual([{ assets: rest }, { assets: "超标" }, { assets: rest }]);
    },
  );

  it.each([
    [
      ["TRUE", ""],
      ["", "TRUE"],
      ["", ""],
      ["迁出", "注销", "正常"],
    ],
    [
      ["", ""],
      ["", ""],
      ["", ""],
      ["正常", "正常", "正常"],
    ],
  ])("ticks who left the register, were it nobody in a township: %j %j", async (...cases) => {
    const [one, two, three, states] = cases as string[][];
    const staged = await read(
      "户籍/甲镇.csv",
      [
        ["户号", "姓名", "与户主称谓", "性别", "公民身份号码", "住址", "迁出", "注销"],
        ["1", "张一", "户主", "男", ID(1), "甲镇东村委会1号", ...(one ?? [])],
        ["1", "李二", "之妻", "女", ID(2), "甲镇东村委会1号", ...(two ?? [])],
        ["2", "王三", "户主", "男", ID(3), "甲镇东村委会2号", ...(three ?? [])],
        ["3", "赵四", "户主", "男", ID(4), "甲镇东村委会3号"],
        ["4", "陈五", "户主", "男", ID(5), "甲镇东村委会4号"],
      ],
      "SELECT state FROM stage.hukou ORDER BY row_no",
    );
    expect(staged).toEqual([...(states ?? []), "正常", "正常"].map((state) => ({ state })));
  });

  it("writes a parent's number below his name", async () => {
    const parents = await read(
      "儿童摸底.csv",
      [
        ["儿童", "公民身份号码", "父亲", "父亲现状", "母亲", "母亲现状", "留守", "签协议"],
        ["张一", ID(1), `张大\n${ID(7)}`, "死亡", `李花\n${ID(8)}`, "失联", "TRUE", "FALSE"],
      ],
      "SELECT role, name_text, id_text FROM mention WHERE role <> 'self' ORDER BY role",
    );
    expect(parents).toEqual([
      { role: "father", name_text: "张大", id_text: expect.stringContaining(ID(7)) },
      { role: "mother", name_text: "李花", id_text: expect.stringContaining(ID(8)) },
    ]);
    expect(await db.rows("SELECT left_behind, agreement FROM stage.child_survey")).toEqual([
      { left_behind: 1, agreement: "无" },
    ]);
  });

  it("calls a file after the month of its stops", async () => {
    const stops = await read(
      "停保/2019-03.csv",
      [
        ["低保证书编号", "停保人员", "公民身份号码", "原因"],
        ["D1", "张一", ID(1), "收入超标"],
        ["D1", "李二", ID(2), "死亡"],
      ],
      "SELECT DISTINCT stop_month FROM stage.departure",
    );
    expect(stops).toEqual([{ stop_month: 2019 * 12 + 2 }]);
  });

  it.each([
    ["其他/受灾群众_20190812洪涝.csv", "2019-08-12"],
    ["2019年8月12日暴雨受灾人员名册.csv", "2019-08-12"],
    ["2019年“8·12”洪涝灾害受灾人员.csv", "2019-08-12"],
  ])("calls a file after the day of the disaster: %s", async (file, day) => {
    const hit = await read(
      file,
      [
        ["受灾群众", "公民身份号码", "受损", "生活仍困难"],
        ["张一", ID(1), "房屋倒塌", "TRUE"],
        ["李二", ID(2), "农作物绝收", "FALSE"],
      ],
      "SELECT CAST(happened_on AS VARCHAR) AS day, living_state FROM stage.disaster ORDER BY row_no",
    );
    expect(hit).toEqual([
      { day, living_state: "仍有困难" },
      { day, living_state: "已恢复" },
    ]);
  });

  it.each([
    ["白血病", "白血病"],
    ["终末期肾病(尿毒症)", "终末期肾病"],
  ])("calls a file after the disease: %s", async (file, disease) => {
    const ill = await read(
      `医保/${file}.csv`,
      [
        ["病人", "公民身份号码", "地址"],
        ["张一", ID(1), "甲镇东村委会"],
        ["李二", ID(2), "甲镇西村委会"],
      ],
      "SELECT DISTINCT disease FROM stage.illness",
    );
    expect(ill).toEqual([{ disease }]);
  });

  it("calls a folder after what its lists are of, and each file after what was paid", async () => {
    const paid = await read(
      "发放/2019年10月/低保_20191008.csv",
      [
        ["低保证书编号", "领款人", "公民身份号码", "社保卡账号", "发放额", "是否成功", "地址"],
        ["D1", "张一", ID(1), "6228000000000000001", " 300.00 ", "TRUE", "甲镇东村委会"],
        ["D2", "李二", ID(2), "6228000000000000002", " 200.00 ", "FALSE", "甲镇东村委会"],
      ],
      "SELECT item, for_month, result FROM stage.payment ORDER BY row_no",
    );
    expect(paid).toEqual([
      { item: "dibao", for_month: 2019 * 12 + 9, result: "成功" },
      { item: "dibao", for_month: 2019 * 12 + 9, result: "失败" },
    ]);
  });

  it("writes three columns about those who are insured, of which only 公民身份号码 is as everybody writes it", async () => {
    const insured = await read(
      "社保/县水泥厂.csv",
      [
        ["参保职工", "公民身份号码", "缴费到"],
        ["张一", ID(1), "Sep-19"],
        ["李二", ID(2), "Oct-19"],
      ],
      "SELECT paid_month FROM stage.employment ORDER BY row_no",
    );
    expect(insured).toEqual([{ paid_month: 2019 * 12 + 8 }, { paid_month: 2019 * 12 + 9 }]);
  });

  it("calls a file after who of a household is covered", async () => {
    const covered = await read(
      "2019年10月/农村低保（单人保）.csv",
      [
        ["低保证书编号", "享受低保人员", "公民身份号码", "与户主称谓", "每户月发放额"],
        ["D1", "张一", ID(1), "本人", " 300.00 "],
      ],
      "SELECT coverage, side FROM stage.enrolment",
    );
    expect(covered).toEqual([{ coverage: "单人保", side: "农村" }]);
  });
});
