import { type County, monthText } from "../county.ts";
import { Clerk, rows, type Table, table } from "./table.ts";

const ITEMS = {
  dibao: "低保",
  tekun: "特困",
  orphan: "孤儿",
  unsupported_child: "事实无人抚养儿童",
  price: "价格临时补贴",
} as const;
const CHILD = { orphan: "孤儿", unsupported_child: "事实无人抚养儿童" } as const;
const SUBSIDY = {
  disability_living: "困难残疾人生活补贴",
  disability_care: "重度残疾人护理补贴",
} as const;

/** What the civil-affairs office keeps: who is covered, who was stopped, who was paid. */
export function welfareTables(county: County): Table[] {
  const clerk = new Clerk(county);
  return [
    ...dibaoTables(county, clerk),
    ...tekunTables(county, clerk),
    ...childTables(county, clerk),
    ...subsidyTables(county, clerk),
    stopTable(county, clerk),
    paymentTable(county, clerk),
  ];
}

function dibaoTables(county: County, clerk: Clerk): Table[] {
  const { rolls } = county;
  const [now, before] = monthsOf(county);
  const header =
    "低保证号 户主姓名 姓名 身份证号 与户主关系 城乡类别 保障类型 保障人数 户月保障金额 分类施保类别 开始享受年月 乡镇 村";
  const listed = (entries: typeof rolls.dibao) =>
    rows(entries, (e) => [
      e.no,
      e.holder,
      ...clerk.who(e.pid),
      e.relation,
      `${e.side}低保`,
      e.coverage,
      e.count,
      e.amount,
      e.classified,
      monthText(e.from),
      ...clerk.place(e.pid, e.place),
    ]);
  const title = `${county.name}${now}低保对象花名册`;
  return [
    table(`低保花名册${now}.xlsx`, header, listed(rolls.dibao), title),
    table(`低保花名册${before}.xls`, header, listed(rolls.dibaoBefore)),
  ];
}

function tekunTables(county: County, clerk: Clerk): Table[] {
  const { rolls } = county;
  const [now, before] = monthsOf(county);
  const header =
    "姓名 身份证号 供养方式 生活自理能力 基本生活费 照料护理费 开始享受年月 最近探访日期 乡镇 村";
  const listed = (entries: typeof rolls.tekun) =>
    rows(entries, (e) => [
      ...clerk.who(e.pid),
      e.supply,
      e.selfCare,
      e.living,
      e.care,
      monthText(e.from),
      e.visited,
      ...clerk.place(e.pid),
    ]);
  const older = listed(rolls.tekunBefore);
  return [
    table(`特困人员名册${now}.xlsx`, header, listed(rolls.tekun), "特困人员救助供养名册"),
    table(`特困人员名册${before}.csv`, header, older, undefined, "gb18030"),
  ];
}

function childTables(county: County, clerk: Clerk): Table[] {
  const { rolls } = county;
  const [now, before] = monthsOf(county);
  const header = "姓名 身份证号 保障类别 月保障金额 开始享受年月 乡镇 村";
  const listed = (entries: typeof rolls.child) =>
    rows(entries, (e) => [
      ...clerk.who(e.pid),
      CHILD[e.programme],
      e.amount,
      monthText(e.from),
      ...clerk.place(e.pid),
    ]);
  return [
    table(`儿童保障名册${now}.xlsx`, header, listed(rolls.child)),
    table(`儿童保障名册${before}.xlsx`, header, listed(rolls.childBefore)),
  ];
}

function subsidyTables(county: County, clerk: Clerk): Table[] {
  const { rolls } = county;
  const [now, before] = monthsOf(county);
  const header = "姓名 身份证号 补贴类型 补贴金额 乡镇 村";
  const listed = (entries: typeof rolls.subsidy) =>
    rows(entries, (e) => [
      ...clerk.who(e.pid),
      SUBSIDY[e.programme],
      e.amount,
      ...clerk.place(e.pid),
    ]);
  return [
    table(`残疾人两项补贴${now}.xlsx`, header, listed(rolls.subsidy), "残疾人两项补贴发放名册"),
    table(`残疾人两项补贴${before}.xlsx`, header, listed(rolls.subsidyBefore)),
  ];
}

function stopTable({ rolls }: County, clerk: Clerk): Table {
  return table(
    "低保停保名单.csv",
    "低保证号 姓名 身份证号 停保年月 停保原因 乡镇 村",
    rows(rolls.exits, (e) => [
      e.no,
      ...clerk.who(e.pid),
      monthText(e.month),
      e.reason,
      ...clerk.place(e.pid),
    ]),
    undefined,
    "gb18030",
  );
}

function paymentTable({ rolls, everyRule }: County, clerk: Clerk): Table {
  return table(
    "发放流水.csv",
    `姓名 身份证号 低保证号 发放项目 所属年月 发放日期 发放金额 发放状态 乡镇 村${everyRule ? " 银行账号 户名" : ""}`,
    rows(rolls.payments, (e) => [
      ...clerk.who(e.pid),
      e.no,
      ITEMS[e.item],
      monthText(e.month),
      e.paidOn,
      e.amount,
      e.ok ? "成功" : "账户不存在",
      ...clerk.place(e.pid),
      ...(everyRule ? [e.account ?? "", e.holder ?? ""] : []),
    ]),
  );
}

/** As file names write them: the month of the screening and that of the roll before. */
function monthsOf({ month, before }: County): [string, string] {
  return [monthText(month), monthText(before)];
}
