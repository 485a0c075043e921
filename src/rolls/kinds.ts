import type { Kind } from "./kind.ts";
import {
  account,
  choice,
  code,
  count,
  day,
  flag,
  grade,
  kind,
  mark,
  month,
  text,
  yuan,
} from "./kind-fields.ts";
import { SERVICE_KINDS } from "./service-kinds.ts";

/** Everything a spreadsheet can say about a person; each becomes one table that rules may read. */
export const KINDS = {
  enrolment: kind("在册", "one person enrolled in one programme in one snapshot", {
    programme: choice("保障项目", "programme"),
    household_no: code("低保证号"),
    householder_name: text("户主姓名"),
    relation: choice("与户主关系", "relation"),
    side: choice("城乡类别", "side"),
    coverage: { ...choice("保障类型", "coverage"), inside: "side", insideOf: /整户|全户|单人/ },
    covered_count: count("保障人数"),
    family_count: count("家庭人口"),
    amount_fen: yuan("月保障金额"),
    care_fen: yuan("照料护理费"),
    classified: {
      ...text(
        "分类施保类别",
        /老|幼|童|成年|残|病|学生|就学|单亲|孕|哺乳|失独|优抚|重点|分类|[A-D一二三四]类|艾滋|三无|无劳|^([A-D1-9√是否无]|[\d.,]+元?)$/i,
        // 不满18周岁 and 无劳动能力 are marks; 00-无 is none.
        "^(\\d{1,2}[-_.、:|/]?)?(非|没有|不(享|是|属|符|分|列|适|予)|不$|未(享|分|列|纳|施)|无$|无(享|分|类|重点|特殊|此)|(一般|普通)(对象|人员|群众|低保.*)?$|正常$)",
      ),
      // A类, B类 and C类 grade the need of every household.
      everywhere: /^[A-D一二三四1-4][类档级等]?$/i,
    },
    classified_fen: yuan("分类施保金额"),
    from_month: month("开始享受年月"),
    until_month: { ...month("停止享受年月"), end: "until" },
    status: choice("保障状态", "enrolment_status"),
    supply: choice("供养方式", "supply"),
    self_care: choice("生活自理能力", "self_care"),
    visited_on: day("最近探访日期"),
    reviewed_on: day("最近核查日期"),
    account: account("银行账号"),
  }),
  departure: kind("停发", "one decision to stop one person or household", {
    programme: choice("保障项目", "programme"),
    household_no: code("低保证号"),
    householder_name: text("户主姓名"),
    relation: choice("与户主关系", "relation"),
    stop_month: { ...month("停发年月"), inside: "reason", insideOf: /停|退|取消|终止|减|清|注销/ },
    first_unpaid: month("首个停发月份"),
    reason: choice("停发原因", "stop_reason"),
    reason_text: { type: "text", label: "停发原因原文", of: "reason" },
    account: account("银行账号"),
  }),
  payment: kind("发放", "one payment order of one item for one period", {
    item: choice("发放项目", "item"),
    household_no: code("低保证号"),
    for_month: { ...month("所属年月"), inside: "item" },
    for_count: { type: "span", label: "所属期月数", of: "for_month" },
    paid_on: day("发放日期"),
    amount_fen: yuan("发放金额"),
    due_fen: yuan("应发金额"),
    result: choice("发放状态", "payment_result"),
    account: account("银行账号"),
    account_name: { type: "name", label: "户名" },
  }),
  death: kind("死亡", "one report of one death", {
    died_on: day("死亡日期"),
    source: text("信息来源"),
  }),
  hukou: kind("户籍", "one person on the household register", {
    hukou_no: code("户号"),
    householder_name: text("户主姓名"),
    relation: choice("与户主关系", "relation"),
    state: choice("户籍状态", "hukou_state"),
    moved_on: day("迁出日期"),
  }),
  poverty: kind("建档立卡", "one member of a registered poor or monitored household", {
    household_no: code("户编号"),
    householder_name: text("户主姓名"),
    relation: choice("与户主关系", "relation"),
    poverty_state: choice("脱贫属性", "poverty_state"),
    risk_state: choice("风险是否已消除", "risk_state"),
    health: text("健康状况"),
    health_ill: mark("患有大病", "health", ["大病", "重病", "危重"]),
    health_disabled: mark("残疾", "health", ["残疾"]),
    health_chronic: mark("长期慢性病", "health", ["慢性病", "慢病"]),
    labour: choice("劳动技能", "labour"),
    income_fen: yuan("人均年收入"),
    cause: text("致贫原因"),
    monitor_type: text("监测对象类别"),
    identified_on: day("识别日期"),
  }),
  disability: kind("残疾证", "one disability card", {
    card_no: code("残疾证号"),
    card_id18: { type: "holder", label: "残疾证号中的身份证号", of: "card_no" },
    category: choice("残疾类别", "disability_category"),
    grade: { ...grade("残疾等级"), inside: "category", toldBy: "card_no" },
    card_state: choice("证件状态", "card_state"),
    valid_until_on: day("有效期至"),
  }),
  illness: kind("重病", "one person on the serious-illness roll", {
    disease: text(
      "病种",
      /癌|瘤|病|炎|症|损|衰竭|梗|血|移植|障碍|中风|透析|瘫|^[a-z][0-9]{2}(\.|$)/i,
    ),
  }),
  employment: kind("就业", "one person's newest 职工 insurance payment", {
    employer: text("参保单位"),
    paid_month: { ...month("最近缴费月份"), last: true },
    paid_fen: yuan("缴费金额"),
  }),
  custody: kind("服刑强戒", "one term in prison or compulsory rehabilitation", {
    custody_type: choice("类型", "custody"),
    from_on: { ...day("起始日期"), end: "from" },
    until_on: { ...day("终止日期"), end: "until" },
  }),
  student: kind("学籍", "one person on a school roll", {
    school: text("学校", /学|院|校|中心|幼儿园|班|中$|小$/),
    stage: text("学段"),
    study_state: choice("学籍状态", "study_state"),
  }),
  income_check: kind("经济核对", "the result of one applicant's household check", {
    household_size: count("家庭人口数"),
    income_fen: yuan("家庭人均月收入"),
    // What stands below a header of the household's money (全家月收入), whether or not anybody says how many they are.
    household_income_fen: { ...yuan("家庭月收入"), of: "income_fen" },
    rigid_fen: yuan("家庭月刚性支出"),
    job_cost_fen: yuan("家庭月就业成本"),
    assets: choice("财产状况", "assets"),
    side: choice("城乡类别", "side"),
    checked_on: day("核对日期"),
    finding: text("核对预警内容"),
    handled: text(
      "处置情况",
      undefined,
      // 未超标，继续享受 and 不予停发 say what was done; 核实属实 says that it is so, and that nothing was.
      "^([尚还暂]?(未|没|没有|待|正在|拟)(处置|处理|复核|核查|核实|办理|办结|整改|反馈|完成)|(处置|处理|复核|核查|核实|办理|整改)中$|(否|无|没有|[未待]|[0N×])$|(经?(比对|核对|核实|核查|复核|入户|调查))*(基本|情况|信息|财产|车辆|存款|房产)*(属实|相符|一致)$)",
    ),
  }),
  child_survey: kind(
    "儿童摸底",
    "one child surveyed, with the parents' states",
    {
      father_state: { ...choice("父亲状况", "parent_state"), parent: "父" },
      mother_state: { ...choice("母亲状况", "parent_state"), parent: "母" },
      left_behind: flag("是否留守"),
      agreement: choice("关爱协议", "agreement"),
      hardship_type: text("困境类型"),
      guardianship: text("监护情况"),
      visited_on: day("最近走访日期"),
    },
    { father: { label: "父亲" }, mother: { label: "母亲" } },
  ),
  jobless: kind("失业等", "one person of the five groups the notice names", {
    category: text("人员类别"),
    hardship: flag("是否生活困难"),
    since_month: month("失业时间"),
  }),
  disaster: kind("受灾", "one person hit by one disaster", {
    disaster: text("灾种", /灾|洪|涝|旱|震|风|雹|雪|冻|滑坡|泥石流|火|虫|雨|雷|潮|塌方/),
    happened_on: day("受灾日期"),
    loss: text("损失情况", /房|屋|倒|塌|损|坏|绝收|减产|作物|庄稼|畜|禽|伤|亡|粮|田|地|无|元/),
    living_state: choice("当前生活状况", "living_state"),
    casualty: text(
      "人员伤亡",
      undefined,
      "^(均?无|没有|未(造成|发生|出现)?|否|0)(人员?)?(([伤亡死]|重伤|轻伤|失踪|受伤)[、和或及]?)*(情况)?$",
    ),
    rebuilt: text("重建进度"),
  }),
  aid: kind("临时救助", "one grant of temporary aid", {
    applied_on: day("申请日期"),
    approved_on: day("审批日期"),
    cause: text("救助原因"),
    // The day on which it was, as well.
    first_aid: flag(
      "是否先行救助",
      /^(?!.*[未没无非不免超拟待]).*(先行|先救|24小时)|^(19|20)\d{2}[-年./]\d/,
    ),
    approved_by: text("审批层级"),
    amount_fen: yuan("救助金额"),
    urgency: choice("救助类型", "urgency"),
    paid_on: day("发放日期"),
    papers_on: day("补手续日期"),
    papers_said: {
      type: "text",
      label: "补手续情况",
      of: "papers_on",
      none: "^([尚还暂]?(未|没|待|无|正在|拟)|否$|[/—-]+$|0$|×$)",
    },
    // Where the minutes stand instead of 是.
    special: flag(
      "是否一事一议",
      /^(?!.*[未没无非不免拟待]).*(一事一议|纪要|会议|[党局班]委?(组|务|子)?会|集体研究|[〔[]20\d{2}[〕\]])/,
    ),
    minutes_no: text(
      "会议纪要文号",
      undefined,
      "^((暂|均)?无|没有|否|不详|空|[未无待](会议)?(纪要|上会|召开|编号|补)?|[/—-]+|0)$",
    ),
  }),
  ...SERVICE_KINDS,
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;
export type FieldName<Name extends KindName> = keyof (typeof KINDS)[Name]["fields"] & string;
export type RoleName<Name extends KindName> = keyof (typeof KINDS)[Name]["roles"] & string;

/** A kind by a name known only at run time. */
export function kindOf(name: string): Kind {
  const found = (KINDS as Readonly<Record<string, Kind>>)[name];
  if (!found) throw new RangeError(`no kind ${name}`);
  return found;
}
