import { type County, monthText } from "../county.ts";
import { ledgerTables } from "./ledgers.ts";
import { Clerk, rows, type Table, table } from "./table.ts";

const REGISTERED_POOR = {
  file: "建档立卡贫困人口.xlsx",
  header:
    "户编号 户主姓名 姓名 证件号码 与户主关系 脱贫属性 健康状况 劳动技能 人均年收入 乡(镇) 行政村",
};
/** From 2021 on the registered poor are those whose risk is not removed. */
const MONITORED = {
  file: "防止返贫监测对象.xlsx",
  header:
    "户编号 户主姓名 姓名 证件号码 与户主关系 监测对象类别 风险是否已消除 健康状况 劳动技能 人均年收入 乡(镇) 行政村",
};
const GRADES = ["", "一级", "二级", "三级", "四级"] as const;

/** What the other departments keep. */
export function departmentTables(county: County): Table[] {
  const clerk = new Clerk(county);
  return [
    ...registerTables(county, clerk),
    ...personTables(county, clerk),
    ...householdTables(county, clerk),
    ...reliefTables(county, clerk),
    ...(county.everyRule ? ledgerTables(county, clerk) : []),
  ];
}

/** Who lives here, who has died, who is registered as poor. */
function registerTables(county: County, clerk: Clerk): Table[] {
  const { rolls } = county;
  const poor = county.edition === "2019" ? REGISTERED_POOR : MONITORED;
  return [
    table(
      "户籍人口.csv",
      "户号 与户主关系 姓名 性别 公民身份号码 出生日期 乡镇 村 户籍状态",
      rows(rolls.hukou, (e) => [
        e.no,
        e.relation,
        clerk.of(e.pid).name,
        clerk.of(e.pid).sex,
        clerk.of(e.pid).id,
        clerk.of(e.pid).birth,
        ...clerk.place(e.pid),
        e.state,
      ]),
      undefined,
      "utf8-bom",
    ),
    table(
      "死亡人员名单.xlsx",
      "姓名 身份证号 死亡日期 信息来源 乡镇 村",
      rows(rolls.deaths, (e) => [...clerk.who(e.pid), e.on, e.source, ...clerk.place(e.pid)]),
    ),
    table(
      poor.file,
      poor.header,
      rows(rolls.poverty, (e) => [
        e.no,
        e.holder,
        ...clerk.who(e.pid),
        e.relation,
        ...(county.edition === "2019"
          ? [e.state]
          : ["脱贫不稳定户", e.state === "已脱贫" ? "已消除" : "未消除"]),
        e.health,
        e.labour,
        e.income,
        ...clerk.place(e.pid),
      ]),
    ),
  ];
}

/** What departments know of single persons. */
function personTables({ rolls }: County, clerk: Clerk): Table[] {
  return [
    table(
      "持证残疾人.xlsx",
      "姓名 身份证号 残疾类别 残疾等级 证件状态 乡镇 村(社区)",
      rows(rolls.cards, (e) => [
        ...clerk.who(e.pid),
        e.category,
        GRADES[e.grade],
        e.state,
        ...clerk.place(e.pid),
      ]),
      "持证残疾人信息",
    ),
    table(
      "重病患者名单.csv",
      "姓名 身份证号 病种 乡镇 村",
      rows(rolls.ill, (e) => [...clerk.who(e.pid), e.disease, ...clerk.place(e.pid)]),
      undefined,
      "gb18030",
    ),
    table(
      "职工社保参保.csv",
      "姓名 身份证号 参保单位 最近缴费月份",
      rows(rolls.jobs, (e) => [...clerk.who(e.pid), e.employer, monthText(e.month)]),
    ),
    table(
      "服刑及强戒人员.xlsx",
      "姓名 身份证号 类型 起始日期 终止日期 乡镇 村",
      rows(rolls.custody, (e) => [
        ...clerk.who(e.pid),
        e.type,
        e.from,
        e.until,
        ...clerk.place(e.pid),
      ]),
    ),
    table(
      "在校学生名单.csv",
      "姓名 身份证号 学校 学籍状态 乡镇 村",
      rows(rolls.students, (e) => [...clerk.who(e.pid), e.school, e.state, ...clerk.place(e.pid)]),
    ),
  ];
}

/** What was found out about families. */
function householdTables(county: County, clerk: Clerk): Table[] {
  const { rolls } = county;
  return [
    table(
      "家庭经济状况核对结果.xlsx",
      `申请人姓名 申请人身份证号 家庭人口数 家庭人均月收入 家庭月刚性支出 家庭月就业成本 财产状况 乡镇 村${county.everyRule ? " 核对日期 处置情况" : ""}`,
      rows(rolls.checks, (e) => [
        ...clerk.who(e.pid),
        e.size,
        e.income,
        e.rigid,
        e.jobCost,
        e.assets,
        ...clerk.place(e.pid),
        ...(county.everyRule ? [e.on ?? "", e.handled ?? ""] : []),
      ]),
    ),
    table(
      "儿童摸底排查表.xlsx",
      "儿童姓名 儿童身份证号 父亲姓名 父亲身份证号 父亲状况 母亲姓名 母亲身份证号 母亲状况 是否留守 关爱协议 乡镇 村",
      rows(rolls.survey, (e) => [
        clerk.of(e.pid).name,
        e.withoutId ? "" : clerk.of(e.pid).id,
        ...clerk.who(e.father.pid),
        e.father.state,
        ...clerk.who(e.mother.pid),
        e.mother.state,
        e.leftBehind ? "是" : "否",
        e.agreement,
        ...clerk.place(e.pid),
      ]),
      "农村留守儿童和困境儿童摸底排查表",
    ),
  ];
}

/** Who lost work or a house, and who was helped. */
function reliefTables(county: County, clerk: Clerk): Table[] {
  const { rolls } = county;
  return [
    table(
      "失业及困难职工名单.csv",
      "姓名 身份证号 人员类别 是否生活困难 失业时间 乡镇 村",
      rows(rolls.jobless, (e) => [
        ...clerk.who(e.pid),
        e.category,
        e.hardship ? "是" : "否",
        monthText(e.since),
        ...clerk.place(e.pid),
      ]),
    ),
    table(
      "受灾人员名册.xlsx",
      "姓名 身份证号 灾种 受灾日期 损失情况 当前生活状况 乡镇 村",
      rows(rolls.disasters, (e) => [
        ...clerk.who(e.pid),
        e.kind,
        e.on,
        e.loss,
        e.now,
        ...clerk.place(e.pid),
      ]),
    ),
    table(
      "临时救助台账.xlsx",
      `姓名 身份证号 申请日期 审批日期 救助原因 救助金额 乡镇 村${county.everyRule ? " 救助类型 是否先行救助 发放日期 补手续日期 是否一事一议" : ""}`,
      rows(rolls.aid, (e) => [
        ...clerk.who(e.pid),
        e.applied,
        e.approved,
        e.cause,
        e.amount,
        ...clerk.place(e.pid),
        ...(county.everyRule
          ? [e.urgency ?? "", yes(e.firstAid), e.paid ?? "", e.papers ?? "", yes(e.special)]
          : []),
      ]),
    ),
  ];
}

const yes = (flag: boolean | undefined) => (flag === undefined ? "" : flag ? "是" : "否");
