import type { Kind } from "../../../rolls/kind.ts";

/** Persons other than the one the row is about; a header that names one is no likeness for 姓名 or 证号. */
export const OTHER_PERSON =
  /监护|父|母|联系人|经办|代办|代领|照料|配偶|填表|负责|审核|户主|法定|村干部|包保|帮扶|责任人|网格|主任|录入|操作|复核|核实|调查|受理|承办|初审|采集|登记人|干部|专干|协理|包村|驻村|走访|家属|亲属|担保|见证/;
/** A relation to somebody else than the head of the household. */
const OTHER_RELATION = /儿童|孩子|监护|死者|逝者|学生|代领|联系人/;
/** How a header says that it is about a parent: 父亲情况 over 姓名 and 身份证号 as well as 父亲姓名, or FQXM. */
const PARENTS: Readonly<Record<string, readonly [own: RegExp, other: RegExp]>> = {
  father: [/父|^FQ/, /母|^MQ/],
  mother: [/母|^MQ/, /父|^FQ/],
};

/** What a header must speak of, one of pinyin initials aside: 应发金额 and 金额 beside 月补差额 are like 分类施保金额, and everybody has them. */
const MUST_SAY: Readonly<Record<string, RegExp>> = {
  classified_fen: /分类|重点|[增加]发|提标|特[殊定]|^[A-Z_]+$/i,
};

/** 救助金计算方式, 发放方式 and 分档类型 say how money is reckoned or paid, not whether a whole household is covered. */
const OF_RECKONING = /(计算|核算|测算|计发|计补|发放|支付|领取|拨付|补差)(方式|类型)$|分档/;

/** 原保障金额 and 提标前标准 beside those of now. */
const BEFORE = /^(原(?!因|来)|(调整|变更|变动|调标|提标)前|上[一]?[月季期次])/;

const BEFORE_BEHIND = /[(（]((调整|变更|变动|调标|提标)前|原)[)）]$/;

/** Whether a header says in brackets behind it that its sum or number is of before: 保障金额（提标前）. */
export function isOfBefore(field: string, kind: Kind, header: string): boolean {
  return BEFORE_BEHIND.test(header) && /^(yuan|count)$/.test(kind.fields[field]?.type ?? "");
}

/** 人员分类施保总额 is what all of a household get more, and marks nobody of it. */
const OF_HOUSEHOLD = /总(金)?额$/;

/** 重点保障人数 and 残疾人数 below 保障人数 are some of them; 其中保障人口 behind 家庭人口 are those of the family who are covered. */
const OF_SOME = /(重点|分类|残疾?|老年?|儿童|病|未成年|女|男|劳动力|三无).*(人数|人口)/;

/** 照料护理费 and 保障人数 below 保障情况 are figures, and say nothing of a state. */
const OF_FIGURES = /^(?!是否|有无).*(费|金额|人数|人口)$/;

const OF_SOMETHING = /(地|地址|地点|住址|单位|学校|职业|去向|状况|情况|原因|关系|类型|类别|电话)$/;

/** 享受时间 and 享受低保年月 say since when somebody gets it, and 最后享受年月 until when. */
const SINCE = /^(低保|保障|救助)?(享受|领取)(低保|保障|救助|待遇)?(时间|年月|月份|日期)$/;

/** Whether a header says since when where a field asks until when. */
export function saysSince(field: string, name: string): boolean {
  return (field === "stop_month" || field === "until_month") && SINCE.test(name);
}

/** 父亲务工地 and 监护人单位 say where somebody is, 父亲状况 how he is: no name, though the header begins like one. */
export function namesNobody(field: string, name: string): boolean {
  return (field === "name" || field.endsWith("_name")) && OF_SOMETHING.test(name);
}

/** 正常 below 参保状态 or 账户状态 says of nobody that he is on a roll. */
const OTHER_STATE =
  /参保|投保|缴费|社保|医保|就业|学籍|证件|残疾证|婚姻|账户|账号|卡状态|健康|还款|贷款|签约|履约|机动车|经营/;

/** 1 below 发放月数 is how many months, and 发放标准 how much; 是否发放到户 and 发放到户 are answered by whether, and so is 发放情况（10月）. */
const OF_COUNTS =
  /^(?!是否|.*([到入]账?户|情况|状[态况]|结果|标[志识])).*(数|额|标准|期|月|年|人|户)$/;

/** Nor of a payment that it arrived. */
const OF_INSURED = /参保|投保|社保|医保|就业|学籍|婚姻|健康|户籍|生存|认证/;

/**
 * 迁出 below 户籍状态 takes nobody off a roll of 低保; 停保原因 and 停保年月 are why and when, though they resemble 是否停保. 否 below 是否拟停保 and 是否符合停保条件 says that
 * somebody is on the roll, and 是 that he still is.
 */
const NO_STATE =
  /^(户籍|户口|居住)|(原因|理由|情形|缘由|依据|年月|时间|日期|月份?)$|([拟应待需须可将能]|建议|符合|申请|同意|预警).{0,4}(停|退保|退出|清退|取消|核减)/;

const RELATIVE_DIED =
  /(子女?|配偶|丈夫|妻子?|父亲?|母亲?|父母|亲属|家属|孩子)(的)?(死亡|去世|亡故|过世)/;

/** The header speaks of somebody else than the row is about. */
export function isOfOther(field: string, names: readonly string[]): boolean {
  if (field === "relation") return names.some((name) => OTHER_RELATION.test(name));
  if (field === "householder_name")
    return names.some((name) => OTHER_PERSON.test(name.replaceAll("户主", "")));
  // 姓名 below 代办人 is nobody's who holds an account.
  return /^(name|id|account_name)$/.test(field) && names.some((name) => OTHER_PERSON.test(name));
}

/**
 * Whether a header and the groups above it may be about the person that a field is about: 姓名 under 监护人 is no name of the child, and
 * 身份证号 under 母亲情况 is the mother's.
 *
 * names: the leaf first, then the joined groups, then each group.
 */
export function mayBeAbout(field: string, kind: Kind, names: readonly string[]): boolean {
  if (MUST_SAY[field] !== undefined && !names.some((name) => MUST_SAY[field]?.test(name)))
    return false;
  if (field === "result" && (OF_INSURED.test(names[0] ?? "") || OF_COUNTS.test(names[0] ?? "")))
    return false;
  if (/^(status|state)$/.test(field) && names.some((name) => OTHER_STATE.test(name))) return false;
  if (BEFORE.test(names[0] ?? "") && /^(yuan|count)$/.test(kind.fields[field]?.type ?? ""))
    return false;
  if (field === "covered_count" && OF_SOME.test(names[0] ?? "")) return false;
  if (field === "classified" && OF_HOUSEHOLD.test(names[0] ?? "")) return false;
  if (field === "coverage" && OF_RECKONING.test(names[0] ?? "")) return false;
  if (field === "status" && NO_STATE.test(names[0] ?? "")) return false;
  // 子女死亡日期 and 配偶死亡时间 are of relatives of whom the list is not.
  if (field === "died_on" && names.some((name) => RELATIVE_DIED.test(name))) return false;
  const role = Object.keys(kind.roles).find((name) => field.startsWith(`${name}_`));
  const parent = PARENTS[role ?? ""];
  if (parent) {
    const [own, other] = parent;
    return names.some((name) => own.test(name) && !other.test(name));
  }
  const [leaf = "", ...groups] = names;
  const isChoice = kind.fields[field]?.type === "choice";
  if (isChoice && groups.length > 0 && OF_FIGURES.test(leaf)) return false;
  // A household roll may know its people by 户主/姓名 only.
  const ofOthers = groups.filter((group) => isOfOther(field, [group.replaceAll("户主", "")]));
  return ofOthers.length === 0 || isOfOther(field, [leaf]);
}

/** 姓名 under 户主 is taken for the row's own person only where nothing else is. */
export function isOfHead(field: string, [leaf = "", ...groups]: readonly string[]): boolean {
  return (
    /^(name|id)$/.test(field) &&
    !leaf.includes("户主") &&
    groups.some((group) => /户主/.test(group))
  );
}

/** 小计 under 刚性支出 is what that comes to, beside 医疗 and 教育. */
export function sumsGroup({ names: [leaf = ""] }: { names: readonly string[] }): boolean {
  return /^(小计|合计|总计|共计|计)$/.test(leaf);
}

const PROPERTY = /房|车|船|存款|股|证券|基金|企业|工商|公积金|机械|农机/;

/** 房产 and 存款 beside 综合结论: of one property, where the whole is asked. */
export function isOfOneProperty(field: string, [leaf = ""]: readonly string[]): boolean {
  return field === "assets" && PROPERTY.test(leaf) && !/财产|资产|结论|结果|[总综]/.test(leaf);
}
