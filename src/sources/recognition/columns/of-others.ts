import { resolveCode } from "../../../rolls/resolve-code.ts";
import type { Roll } from "../../../rolls/roll.ts";
import { isCalled } from "../called.ts";
import { headersByField } from "../header/roll-headers.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import { TO_BE_STOPPED } from "../lines/gone-by.ts";
import { saidByTitles } from "../lines/said-by-titles.ts";
import { isCounted } from "./household-of-all.ts";
import type { Assignment } from "./match-columns.ts";
import { tellsRegister } from "./tells-own.ts";

const APPLIED = /^(申请|受理|申请受理|申报)(日期|时间|年月)$/;
const DECIDED =
  /^(审批|审核|审核确认|确认|办理|核准|评审|审定)(结果|意见|结论|决定)$|^是否(同意|批准|通过|符合|符合条件|予以?批准)$/;
const REFUSED =
  /^(否|×|退回|驳回|否决|拒绝?)$|不(予|同意|批准|通过|符合|纳入)|未(通过|获批|批准)|退回|驳回|否决/;

/** Whether a sheet says when each of its people applied and that some were refused: they are on no roll for standing there, and the others may not be yet. */
function isOfApplications(columns: readonly SheetColumn[]): boolean {
  const says = (words: RegExp) => columns.filter(({ names }) => names.some((n) => words.test(n)));
  const decided = says(DECIDED);
  return (
    says(APPLIED).length > 0 &&
    decided.some(({ sample }) => sample.some((text) => REFUSED.test(text.trim())))
  );
}

/** 拟保障人数 and 拟救助金额, with nothing that says since when: what is posted before anybody decides. */
const PROPOSED = /^拟定?(保障|救助|纳入|享受|补助|施保|供养)/;

function isOfProposals(
  columns: readonly SheetColumn[],
  assignments: readonly Assignment[],
): boolean {
  return (
    columns.some(({ names }) => names.some((name) => PROPOSED.test(name))) &&
    !assignments.some(({ field }) => field === "from_month" || field === "household_no")
  );
}

/**
 * What a list is called of those who get food, coal or money after a disaster (受灾人员冬春生活政府救助人口一览表, 过渡期生活救助): 家庭类型 says there who of them is on
 * 低保 or 特困, and 救助人数 and 救助金额 are of this aid.
 */
const OF_DISASTER =
  /冬春(生活|困难|期间|临时)?(政府)?救助|冬令(春荒|救[助济])|春荒|(应急|过渡期?)(性)?(生活)?救助|受灾(人员|群众|户|农户|困难|家庭)/;

/** What those have who share a village's land, owe a bank or are looked after by streets: numbers of families and states of their own. */
const OF_PROPERTY = /股[份权]|承包|贷款|还款|网格/;
/** 救助金额 beside these is of one stay in a hospital, and 月保障金额 what a family gets that has them. */
const OF_TREATMENT = /住院|出院|医疗(总)?费|报销|统筹/;
const OF_STAY = /(入院|住院|出院)(日期|时间|天数)|报销|统筹|(救助|补偿)(金额|资金|款)/;

/** Those on 低保 who are helped to insure themselves, unless it says where they work or that it is 社保 or an insurance of 职工. */
const HELPED_TO_INSURE =
  /^(?!.*(职工|就业|企业|单位|社保|社会保险)).*(低保|特困|脱贫|贫困|困难|监测|救助|低收入|优抚)(对象|人员|人口|群众|户|家庭).*(参保|缴费)/;

const OF_WORK = /职工.{0,4}(养老|医疗|保险)|(企业|机关事业)(职工)?(基本)?养老/;

/** 城乡居民医疗保险 in every row: whoever is insured so need not work. */
const OF_INSURANCE = /(养老|医疗|工伤|失业|生育)保?险?$|保险$|新农[合保]|合作医疗/;
const OF_RESIDENTS = /^(?!.*职工).*(居民|新农[合保]|合作医疗)/;

function isOfHelped(
  { signs }: Roll,
  columns: readonly SheetColumn[],
  assignments: readonly Assignment[],
  names: readonly string[],
): boolean {
  const texts = columns.flatMap(({ sample }) => sample.filter((text) => OF_INSURANCE.test(text)));
  if (texts.length > 0 && texts.every((text) => OF_RESIDENTS.test(text))) return true;
  const tellsWork =
    assignments.some(({ field }) => field === "employer") ||
    columns.some(
      ({ names: headers, sample }) =>
        headers.some((name) => signs?.includes(name)) || sample.some((text) => OF_WORK.test(text)),
    );
  return !tellsWork && names.some((name) => HELPED_TO_INSURE.test(name));
}

const ASKS = /^是否/;

/**
 * Whether a sheet is of others than those on a roll, or those who left it: of applicants, of those who are to leave it, or of people in need who are asked whether they are on it (是否享受低保 beside 困难类型), where
 * no name of the sheet and no column of the roll's own says that it is the roll.
 */
export function isOfOthers(
  roll: Roll,
  columns: readonly SheetColumn[],
  assignments: readonly Assignment[],
  names: readonly string[],
  called: boolean,
): boolean {
  if (roll.kind === "departure") return names.some((name) => TO_BE_STOPPED.test(name));
  const says = (words: RegExp) => columns.some((column) => column.names.some((n) => words.test(n)));
  if (roll.kind === "hukou") return !called && says(OF_PROPERTY) && !tellsRegister(assignments);
  if (roll.kind === "employment") return isOfHelped(roll, columns, assignments, names);
  if (roll.kind !== "enrolment" || !roll.snapshot) return false;
  if (!called && says(OF_TREATMENT) && isOfTreatment(roll, columns, assignments)) return true;
  if (isAfterDisaster(roll, names)) return true;
  if (isOfApplications(columns) || isOfProposals(columns, assignments)) return true;
  if (!called && namesOtherProgrammes(roll, assignments)) return true;
  const status = assignments.find(({ field }) => field === "status")?.column;
  if (called || !status?.names.some((name) => ASKS.test(name))) return false;
  const listed = headersByField(roll);
  const isOwn = ({ field, column }: Assignment) =>
    OF_ROLL.has(field) && column.names.some((name) => listed.get(field)?.includes(name));
  return !assignments.some(isOwn);
}

/** 医疗费 beside 低保证号, 低保金 or 供养方式 is what a family that is on the roll has to pay. */
function isOfTreatment(
  roll: Roll,
  columns: readonly SheetColumn[],
  assignments: readonly Assignment[],
): boolean {
  const headers = columns.flatMap(({ names }) => names);
  const isOwn = isCalled(roll, headers) || assignments.some(({ field }) => field === "supply");
  return !isPaidMonthly(assignments) && !(isOwn && !headers.some((name) => OF_STAY.test(name)));
}

/** （含受灾户）, （受灾户除外） and 低保、特困、受灾人员花名册 say that they are among the rest, or are not. */
const AMONG =
  /[(（][^()（）]*(含|包括|除外|剔除)[^()（）]*[)）]|(?<=(低保|特困|供养|保障)\p{Script=Han}{0,4})[、及和与]受灾(人员|群众|户|家庭)(?=花?名册|名单|清册|台账|信息|一览|汇总|明细|统计|[^\p{Script=Han}、及和与]|$)|受灾(人员|群众|户|家庭)[、及和与](?=(农村|城市|城镇|城乡)?(低保|特困|最低生活保障))/gu;

/** What the sheet and its titles say goes before what its file is called: 低保 in a book of 低保 and 受灾人员 is the roll. */
function isAfterDisaster(roll: Roll, [file = "", ...own]: readonly string[]): boolean {
  const isAfter = (name: string) => OF_DISASTER.test(name.replace(AMONG, ""));
  const telling = [...own, file].find((name) => isAfter(name) || isCalled(roll, [name]));
  return telling !== undefined && isAfter(telling);
}

/** So many rows of other programmes are no mistakes: 低保对象 and 重度残疾人 beside 孤儿 on a list of all in need. */
const MOST_OF_OTHERS = 0.2;

function namesOtherProgrammes(roll: Roll, assignments: readonly Assignment[]): boolean {
  const own = roll.values?.programme;
  const column = assignments.find(({ field }) => field === "programme")?.column;
  if (!own || !column) return false;
  const filled = (column.texts ?? column.sample).filter((text) => text.trim() !== "");
  const others = filled.filter((text) => {
    const { value, known } = resolveCode("programme", text);
    return known && !own.includes(value);
  });
  return others.length > MOST_OF_OTHERS * filled.length;
}

/** Of what kind somebody is, and not what he is paid. */
const OF_PERSON = /(对象|人员|人群|身份|家庭|户)(类别|类型|种类|属性|性质)$|^(类别|类型)$/;

function isOfPerson({ field, column }: Assignment): boolean {
  return field === "item" && column.names.some((name) => OF_PERSON.test(name));
}

/** Whether each row says of which programme it is, or what was paid: such a list may be called after any of them. */
export function tellsMatter(assignments: readonly Assignment[]): boolean {
  return assignments.some(
    (each) =>
      (each.field === "programme" && !isOfState(each)) ||
      (each.field === "item" && !isOfPerson(each)),
  );
}

/** 重度 under 失能等级 and 重残 under 困境类型 say how somebody is, and not which subsidy is his. */
const OF_STATE = /失能|自理|困境|健康|身体/;

function isOfState({ column }: Assignment): boolean {
  return column.names.some((name) => OF_STATE.test(name));
}

/** The columns without 救助对象类别 as what was paid, where the names of the list say that it was 医疗救助: money for those on 低保 is not its money. */
export function withoutClasses(
  roll: Roll,
  assignments: readonly Assignment[],
  titles: readonly string[],
): readonly Assignment[] {
  if (roll.kind !== "payment" || !assignments.some(isOfPerson)) return assignments;
  return saidByTitles(roll, titles).has("item")
    ? assignments.filter((each) => !isOfPerson(each))
    : assignments;
}

const OF_AID = /低保|保障|救助|五保|城保|农保|证/;
const HELP = new Set(["amount_fen", "programme", "side", "coverage"]);
const OF_SUPPLY = /供养|供给|集中|分散/;
const OF_MORE = /分类|分保|施保|保障|救助|[增加]发|提标/;
const OF_PROGRAMME = /补[贴助]|保障|儿童|救助|待遇/;
/** 救助人数 and 享受人数 of whatever is handed out. */
const OF_COVERED = /保障|低保|施保|[在实享]保/;
/** What comes each month, and 补差 up to a standard: food, coal and what disasters bring are given once. */
const MONTHLY =
  /补差|月.{0,2}(救助|保障|补助|享受|施保|供养|生活费|标准)|(保障|供养)(金额?|标准)|生活费/;
const SINCE_WHEN = /享受|保障|施保|起保|供养/;

function isPaidMonthly(assignments: readonly Assignment[]): boolean {
  return assignments.some(
    ({ field, column: { names } }) =>
      (field === "amount_fen" && names.some((name) => MONTHLY.test(name))) ||
      (field === "programme" &&
        names.some((name) => OF_PROGRAMME.test(name) && !OF_PERSON.test(name))) ||
      (field === "from_month" && names.some((name) => SINCE_WHEN.test(name))),
  );
}

/**
 * Whether a column of a roll's own is one that other lists have, too: 户编号 and not 低保证号 of any family, 自理能力, 居住方式 and 护理费 of the old and of
 * whoever lives in a home.
 */
export function isOfAnyList(field: string, assignments: readonly Assignment[]): boolean {
  const column = assignments.find((each) => each.field === field)?.column;
  const says = (words: RegExp) => column?.names.some((name) => words.test(name)) === true;
  // 月救助金额 and 救助类别 beside 户编号 say that the families are helped.
  const isHelped = assignments.some(
    (each) => HELP.has(each.field) && each.column.names.some((name) => OF_AID.test(name)),
  );
  const isMonthly = isPaidMonthly(assignments);
  if (field === "household_no")
    return (
      column !== undefined && !says(OF_AID) && !isMonthly && (!isHelped || isCounted(field, column))
    );
  if (field === "covered_count") return column !== undefined && !says(OF_COVERED) && !isMonthly;
  // 重点人员类型 and 特殊人群 are told of anybody who lives somewhere.
  if (field === "classified") return column !== undefined && !says(OF_MORE);
  // 建档立卡 and 一般农户 below 人员类别 name no programme.
  if (field === "programme" && !says(OF_PROGRAMME))
    return column !== undefined && !namesProgramme(column);
  if (field === "supply") return column !== undefined && !says(OF_SUPPLY);
  return field === "self_care" || field === "care_fen" || field === "visited_on";
}

function namesProgramme({ texts, sample }: Assignment["column"]): boolean {
  return (texts ?? sample).some((text) => resolveCode("programme", text).known);
}

/** What a survey does not ask. */
const OF_ROLL = new Set(["household_no", "amount_fen", "from_month", "covered_count", "care_fen"]);
