import { type County, monthText, type Person } from "./county.ts";

/** One row as an office writes it; `id` and `name` are damaged when the file is written. */
export interface TableRow {
  pid: number;
  cells: readonly (string | number)[];
}

export interface Table {
  file: string;
  /** A line above the header. */
  title?: string;
  header: readonly string[];
  rows: readonly TableRow[];
  /** Columns that hold the ID and the name of somebody, by the column's number, with whose they are. */
  encoding: "utf8" | "utf8-bom" | "gb18030";
}

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
const GRADES = ["", "一级", "二级", "三级", "四级"] as const;

/** Every file of a county, with the headers that the departments use. */
export function tablesOf(county: County): Table[] {
  const { rolls, persons } = county;
  const now = monthText(county.month);
  const before = monthText(county.before);
  const of = (pid: number): Person => persons[pid] as Person;
  const place = (pid: number) => [of(pid).town, of(pid).village];
  const who = (pid: number) => [of(pid).name, of(pid).id];
  const rows = <Entry extends { pid: number }>(
    entries: readonly Entry[],
    cells: (entry: Entry) => (string | number)[],
  ): TableRow[] => entries.map((entry) => ({ pid: entry.pid, cells: cells(entry) }));
  const table = (
    file: string,
    header: string,
    entries: TableRow[],
    title?: string,
    encoding: Table["encoding"] = "utf8",
  ): Table => ({
    file,
    header: header.split(" "),
    rows: entries,
    encoding,
    ...(title === undefined ? {} : { title }),
  });
  const dibaoHeader =
    "低保证号 户主姓名 姓名 身份证号 与户主关系 城乡类别 保障类型 保障人数 户月保障金额 分类施保类别 开始享受年月 乡镇 村";
  const dibao = (entries: typeof rolls.dibao) =>
    rows(entries, (e) => [
      e.no,
      e.holder,
      ...who(e.pid),
      e.relation,
      `${e.side}低保`,
      e.coverage,
      e.count,
      e.amount,
      e.classified,
      monthText(e.from),
      ...place(e.pid),
    ]);
  const tekun = (entries: typeof rolls.tekun) =>
    rows(entries, (e) => [
      ...who(e.pid),
      e.supply,
      e.selfCare,
      e.living,
      e.care,
      monthText(e.from),
      e.visited,
      ...place(e.pid),
    ]);
  const tekunHeader =
    "姓名 身份证号 供养方式 生活自理能力 基本生活费 照料护理费 开始享受年月 最近探访日期 乡镇 村";
  const child = (entries: typeof rolls.child) =>
    rows(entries, (e) => [
      ...who(e.pid),
      CHILD[e.programme],
      e.amount,
      monthText(e.from),
      ...place(e.pid),
    ]);
  const childHeader = "姓名 身份证号 保障类别 月保障金额 开始享受年月 乡镇 村";
  const subsidy = (entries: typeof rolls.subsidy) =>
    rows(entries, (e) => [...who(e.pid), SUBSIDY[e.programme], e.amount, ...place(e.pid)]);
  const subsidyHeader = "姓名 身份证号 补贴类型 补贴金额 乡镇 村";
  return [
    table(
      "户籍人口.csv",
      "户号 与户主关系 姓名 性别 公民身份号码 出生日期 乡镇 村 户籍状态",
      rows(rolls.hukou, (e) => [
        e.no,
        e.relation,
        of(e.pid).name,
        of(e.pid).sex,
        of(e.pid).id,
        of(e.pid).birth,
        ...place(e.pid),
        e.state,
      ]),
      undefined,
      "utf8-bom",
    ),
    table(
      `低保花名册${now}.xlsx`,
      dibaoHeader,
      dibao(rolls.dibao),
      `${county.name}${now}低保对象花名册`,
    ),
    table(`低保花名册${before}.xls`, dibaoHeader, dibao(rolls.dibaoBefore)),
    table(`特困人员名册${now}.xlsx`, tekunHeader, tekun(rolls.tekun), "特困人员救助供养名册"),
    table(`特困人员名册${before}.csv`, tekunHeader, tekun(rolls.tekunBefore), undefined, "gb18030"),
    table(`儿童保障名册${now}.xlsx`, childHeader, child(rolls.child)),
    table(`儿童保障名册${before}.xlsx`, childHeader, child(rolls.childBefore)),
    table(
      `残疾人两项补贴${now}.xlsx`,
      subsidyHeader,
      subsidy(rolls.subsidy),
      "残疾人两项补贴发放名册",
    ),
    table(`残疾人两项补贴${before}.xlsx`, subsidyHeader, subsidy(rolls.subsidyBefore)),
    table(
      "低保停保名单.csv",
      "低保证号 姓名 身份证号 停保年月 停保原因 乡镇 村",
      rows(rolls.exits, (e) => [
        e.no,
        ...who(e.pid),
        monthText(e.month),
        e.reason,
        ...place(e.pid),
      ]),
      undefined,
      "gb18030",
    ),
    table(
      "发放流水.csv",
      "姓名 身份证号 低保证号 发放项目 所属年月 发放日期 发放金额 发放状态 乡镇 村",
      rows(rolls.payments, (e) => [
        ...who(e.pid),
        e.no,
        ITEMS[e.item],
        monthText(e.month),
        e.paidOn,
        e.amount,
        e.ok ? "成功" : "账户不存在",
        ...place(e.pid),
      ]),
    ),
    table(
      "死亡人员名单.xlsx",
      "姓名 身份证号 死亡日期 信息来源 乡镇 村",
      rows(rolls.deaths, (e) => [...who(e.pid), e.on, e.source, ...place(e.pid)]),
    ),
    table(
      "建档立卡贫困人口.xlsx",
      "户编号 户主姓名 姓名 证件号码 与户主关系 脱贫属性 健康状况 劳动技能 人均年收入 乡(镇) 行政村",
      rows(rolls.poverty, (e) => [
        e.no,
        e.holder,
        ...who(e.pid),
        e.relation,
        e.state,
        e.health,
        e.labour,
        e.income,
        ...place(e.pid),
      ]),
    ),
    table(
      "持证残疾人.xlsx",
      "姓名 身份证号 残疾类别 残疾等级 证件状态 乡镇 村(社区)",
      rows(rolls.cards, (e) => [
        ...who(e.pid),
        e.category,
        GRADES[e.grade],
        e.state,
        ...place(e.pid),
      ]),
      "持证残疾人信息",
    ),
    table(
      "重病患者名单.csv",
      "姓名 身份证号 病种 乡镇 村",
      rows(rolls.ill, (e) => [...who(e.pid), e.disease, ...place(e.pid)]),
      undefined,
      "gb18030",
    ),
    table(
      "职工社保参保.csv",
      "姓名 身份证号 参保单位 最近缴费月份",
      rows(rolls.jobs, (e) => [...who(e.pid), e.employer, monthText(e.month)]),
    ),
    table(
      "服刑及强戒人员.xlsx",
      "姓名 身份证号 类型 起始日期 终止日期 乡镇 村",
      rows(rolls.custody, (e) => [...who(e.pid), e.type, e.from, e.until, ...place(e.pid)]),
    ),
    table(
      "在校学生名单.csv",
      "姓名 身份证号 学校 学籍状态 乡镇 村",
      rows(rolls.students, (e) => [...who(e.pid), e.school, e.state, ...place(e.pid)]),
    ),
    table(
      "家庭经济状况核对结果.xlsx",
      "申请人姓名 申请人身份证号 家庭人口数 家庭人均月收入 家庭月刚性支出 家庭月就业成本 财产状况 乡镇 村",
      rows(rolls.checks, (e) => [
        ...who(e.pid),
        e.size,
        e.income,
        e.rigid,
        e.jobCost,
        e.assets,
        ...place(e.pid),
      ]),
    ),
    table(
      "儿童摸底排查表.xlsx",
      "儿童姓名 儿童身份证号 父亲姓名 父亲身份证号 父亲状况 母亲姓名 母亲身份证号 母亲状况 是否留守 关爱协议 乡镇 村",
      rows(rolls.survey, (e) => [
        ...who(e.pid),
        ...who(e.father.pid),
        e.father.state,
        ...who(e.mother.pid),
        e.mother.state,
        e.leftBehind ? "是" : "否",
        e.agreement,
        ...place(e.pid),
      ]),
      "农村留守儿童和困境儿童摸底排查表",
    ),
    table(
      "失业及困难职工名单.csv",
      "姓名 身份证号 人员类别 是否生活困难 失业时间 乡镇 村",
      rows(rolls.jobless, (e) => [
        ...who(e.pid),
        e.category,
        e.hardship ? "是" : "否",
        monthText(e.since),
        ...place(e.pid),
      ]),
    ),
    table(
      "受灾人员名册.xlsx",
      "姓名 身份证号 灾种 受灾日期 损失情况 当前生活状况 乡镇 村",
      rows(rolls.disasters, (e) => [...who(e.pid), e.kind, e.on, e.loss, e.now, ...place(e.pid)]),
    ),
    table(
      "临时救助台账.xlsx",
      "姓名 身份证号 申请日期 审批日期 救助原因 救助金额 乡镇 村",
      rows(rolls.aid, (e) => [
        ...who(e.pid),
        e.applied,
        e.approved,
        e.cause,
        e.amount,
        ...place(e.pid),
      ]),
    ),
  ];
}
