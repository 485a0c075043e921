import { describe, expect, it } from "vitest";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const written = writtenRows();

/** What each of these texts says, in a column of a list with so many other columns. */
async function said(
  list: { file: string; header: string; column: string; others: Record<string, string> },
  field: string,
  texts: readonly string[],
): Promise<(string | null)[]> {
  const headers = ["姓名", "身份证号", ...Object.keys(list.others), list.column];
  written.write(list.file, [
    headers.map((header) => (header === "姓名" ? list.header : header)),
    ...texts.map((text, at) => {
      const { name, id } = madePerson(at);
      return [name, id, ...Object.values(list.others), text];
    }),
  ]);
  await written.read();
  const [kind, column] = field.split(".");
  const rows = await written.db.rows<{ said: string | null }>(
    `SELECT ${column} AS said FROM stage.${kind} ORDER BY row_no`,
  );
  return rows.map((row) => row.said);
}

const survey = {
  file: "困境儿童摸底表.csv",
  header: "儿童姓名",
  column: "父亲状况",
  others: { 母亲状况: "死亡", 是否留守: "否", 关爱协议: "无" },
};
const roll = {
  file: "2019年10月低保花名册.csv",
  header: "姓名",
  column: "保障状态",
  others: { 低保证号: "7001", 户主姓名: "赵甲", 月保障金: "300", 享受时间: "2018.01" },
};

describe("words that deny what they name", () => {
  it("says of a parent what he is not", async () => {
    const well = ["未失联", "未死亡", "未服刑", "没有服刑", "不在押", "无失联", "刑满释放"];
    expect(await said(survey, "child_survey.father_state", [...well, "死亡", "失联"])).toEqual([
      ...Array(7).fill("正常"),
      ...["死亡", "失联"],
    ]);
  });

  it("says of those on a roll what a header asks the other way round", async () => {
    for (const column of ["是否停保", "停发标志", "停保情况", "是否已停保"])
      expect(await said({ ...roll, column }, "enrolment.status", ["否", "是", "否"])).toEqual([
        "在保",
        "停发",
        "在保",
      ]);
  });

  it("takes nobody off a roll for the answer to another question", async () => {
    for (const column of [
      ...["是否拟停保", "是否建议停保", "是否应停保", "是否符合停保条件", "是否停保公示"],
      ...["是否停发残补", "变更标志", "变动标志", "是否复核"],
    ])
      expect(await said({ ...roll, column }, "enrolment.status", ["否", "是", "否"])).toEqual([
        null,
        null,
        null,
      ]);
  });

  it("takes nobody off the roll of 特困 who is not on 低保", async () => {
    const supported = {
      ...{ file: "2019年10月特困人员名册.csv", header: "姓名", column: "低保标志" },
      others: { 供养方式: "分散供养", 基本生活费: "600", 享受时间: "2018.01" },
    };
    expect(await said(supported, "enrolment.status", ["否", "否"])).toEqual([null, null]);
  });

  it("takes 增加 and 减少 below 调整类型 for no state where it says of nobody that he left", async () => {
    const column = "调整类型";
    expect(
      await said({ ...roll, column }, "enrolment.status", ["增加", "减少", "不变", "提高"]),
    ).toEqual([null, null, null, null]);
    expect(await said({ ...roll, column }, "enrolment.status", ["停保", "调低", "不变"])).toEqual([
      "停发",
      "在保",
      "在保",
    ]);
  });

  it("says of those on a roll what is answered below 变更标志 in words, and below 目前是否在保 and 低保状态", async () => {
    const words = { ...roll, column: "变更标志" };
    expect(await said(words, "enrolment.status", ["在保", "停保"])).toEqual(["在保", "停发"]);
    for (const column of ["目前是否在保", "低保状态", "在保状态", "是否正常享受"])
      expect(await said({ ...roll, column }, "enrolment.status", ["是", "否"])).toEqual([
        "在保",
        "停发",
      ]);
  });

  it("takes nobody off a roll for the state of his registration", async () => {
    const column = "户籍状态";
    expect(await said({ ...roll, column }, "enrolment.status", ["正常", "迁出", "正常"])).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("says of an application what a header asks and is answered", async () => {
    const list = (column: string) => ({
      file: "申请审批台账.csv",
      header: "申请人姓名",
      column,
      others: { 申请项目: "低保", 受理日期: "2019-03-01", 审批日期: "2019-04-01" },
    });
    expect(await said(list("是否批准"), "application.decision", ["是", "否", "办理中"])).toEqual([
      "批准",
      "不予批准",
      "在办",
    ]);
  });

  it("says the contrary of a refusal that a header asks for", async () => {
    const list = {
      file: "申请审批台账.csv",
      header: "申请人姓名",
      column: "是否同意",
      others: { 申请项目: "低保", 受理日期: "2019-03-01", 审批日期: "2019-04-01" },
    };
    expect(await said(list, "application.decision", ["同意", "不同意", "N"])).toEqual([
      "批准",
      "不予批准",
      "不予批准",
    ]);
  });

  it("says of a parent who is not let out yet that he is in custody, and where two things are said the one that is so", async () => {
    const texts = [
      "刑期未满",
      "服刑未满",
      "未刑满释放",
      "尚未释放",
      "强戒未解除",
      "未取得联系",
      "未失联，服刑",
      "未患重病，重残",
      "社区矫正期未满",
    ];
    expect(await said(survey, "child_survey.father_state", texts)).toEqual([
      ...["服刑在押", "服刑在押", "服刑在押", "服刑在押", "强制隔离戒毒", "失联", "服刑在押"],
      ...["重度残疾", "正常"],
    ]);
  });

  it("has in custody whoever is not let out yet, and nobody who was", async () => {
    const prison = { ...survey, file: "服刑强戒人员.csv", header: "姓名", column: "类型" };
    const texts = [
      "服刑未满",
      "未刑满释放",
      "刑期未满",
      "戒毒未解除",
      "刑满释放",
      "已解除强戒",
      "缓刑期未满",
    ];
    expect(
      await said({ ...prison, others: { 起始日期: "2018-03-01" } }, "custody.custody_type", texts),
    ).toEqual([
      ...["服刑在押", "服刑在押", "服刑在押", "强制隔离戒毒", "社区矫正", "社区矫正", "缓刑"],
    ]);
  });

  it("leaves on a roll whom it says were not stopped, did not die or move", async () => {
    const on = [
      "未停保",
      "没有停保",
      "不予停发",
      "不属于停保对象",
      "未死亡",
      "未迁出",
      "未取消低保",
    ];
    const off = ["停保", "不再享受", "死亡"];
    expect(await said(roll, "enrolment.status", [...on, ...off])).toEqual([
      ...Array(7).fill("在保"),
      ...["停发", "停发", "死亡"],
    ]);
  });

  it("reads cards, payments, studies and assets so", async () => {
    const card = {
      ...roll,
      file: "持证残疾人.csv",
      column: "证件状态",
      others: { 残疾等级: "二级" },
    };
    expect(
      await said(card, "disability.card_state", [
        "没有过期",
        "未作废",
        "不属于注销",
        "未冻结",
        "过期",
      ]),
    ).toEqual(["有效", "有效", "有效", "有效", "过期"]);
    await written.db.run("DELETE FROM stage.student");
    const school = { ...roll, file: "在校学生.csv", column: "学籍状态", others: { 学校: "一中" } };
    expect(
      await said(school, "student.study_state", ["未退学", "未辍学", "没有毕业", "退学", "未在校"]),
    ).toEqual(["在读", "在读", "在读", "退学", "退学"]);
    const check = {
      ...roll,
      file: "核对结果.csv",
      header: "申请人姓名",
      column: "财产状况",
      others: { 家庭人口数: "2", 家庭人均月收入: "300" },
    };
    expect(
      await said(check, "income_check.assets", [
        "没有超标",
        "不属于超标",
        "没有车",
        "超标",
        "有车",
      ]),
    ).toEqual(["未超标", "未超标", "未超标", "超标", "超标"]);
  });
});

describe("the class of a household beside its programme", () => {
  it("says whether somebody is of the town or the country", async () => {
    const list = { ...roll, column: "低保类别" };
    const rural = ["农低B类", "农村低保C类", "A类农低", "农C", "农保B", "农村二类"];
    const urban = ["城低A类", "城市低保B类", "城B", "A类城低", "城镇B档"];
    expect(await said(list, "enrolment.side", [...rural, ...urban])).toEqual([
      ...Array(6).fill("农村"),
      ...Array(5).fill("城市"),
    ]);
  });
});
