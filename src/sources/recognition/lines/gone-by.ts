import { plainText } from "../../../rolls/plain-text.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { SheetHead, TextRow } from "../header/sheet-head.ts";
import { withoutClearing } from "./after-clearing.ts";
import { HEADING, NOT_ON_LIST } from "./line-words.ts";
import { MISSED, NEVER_ROLL, OTHER_MATTER } from "./other-lists.ts";
import { isNote, titleRows } from "./title-lines.ts";
import { withoutComparing, withoutPurpose } from "./without-purpose.ts";

/** People who are not on the roll above a table: it refused them, or they were taken off. */
export type Gone = "refused" | "taken off";

/** 拟发放 is what is about to be paid to those on it. */
const REFUSED =
  /不予|不批|未获?批|未(获得?)?通过|(?<!通过[/、或])不通过|不同意|不符合|不合格|拟(?!发)/;
/** 以下保障对象 is no 下保. */
const TAKEN_OFF =
  /停[保发助救止供养补享]|退[出保养]|清退|取消|终止|减[少员退人]|[减下撤销]保(?!障)|核减|注销|调出|剔除|不再[享保救供发]/;
/** Those who came upon a roll and those who left it, on one list. */
const CHANGES = /增减|新?增.{0,6}(退|停|减|取消|注销)|(?<!无|未|没有)变[动化更](?!后)/;
/** 本页减少2人 is a line of figures below a table, not the title of the next one. */
const OF_FIGURES = /[0-9０-９]+[户人名]/;

/**
 * What the title of a table below another one, or the cells of its header that the one above does not have, say of its people; null where
 * they say nothing of it, or where the whole sheet says so.
 */
export function goneBy(
  titles: readonly TextRow[],
  header: readonly string[],
  names: readonly string[],
): Gone | null {
  const lines = titles
    .map(({ cells }) => cells.join(""))
    .filter((line) => !OF_FIGURES.test(line) && !isNote(line));
  const says = [...lines, ...header].map((text) => text.replace(/\s/g, ""));
  const isSaid = (words: RegExp) =>
    says.some((text) => words.test(text)) && !names.some((text) => words.test(text));
  if (isSaid(REFUSED)) return "refused";
  return isSaid(TAKEN_OFF) ? "taken off" : null;
}

const NOT_ON_ROLL = new RegExp(
  `${REFUSED.source}|${TAKEN_OFF.source}|${NOT_ON_LIST}|作废|历史|往期|[上前往][一个]*[月期]|旧[表版]|备份|模板|样[表例]|示例|填写|说明`,
);
/** 父母双亡 says of children how their parents are. */
const OF_PARENTS = /父|母|双亡/;
/** Those who are on the roll stand there; 不在保 and 上月在保 say the contrary. */
const IN_FORCE = /在保|在册|在享|现有/;
const NOT_IN_FORCE = /(不再?|未|没有?|原|曾经?|[上前往][一个]*[月期])在[保册享]/;
/** Who is looked at among those on the roll: 在保死亡人员, 在保人员拟清退名单. */
const AMONG = /亡|去世|服刑|公职|财政|财供|亲属|疑似|疑点|不符合|不合格|拟(?!发)/;
/** 在保及停保人员: both. */
const BOTH = /[及和与、含/]/;
/** Who is not there: 停保名单（不含死亡）, 花名册（已剔除停保）, 花名册（死亡已核减）, 减员后. */
const LEFT_OUT =
  /\([^()]*除外\)|\(?(不含|不包[括含]|已?[剔清扣删]除(?!名|对象|人员)|(?<![不未删扣剔清])除去?(?=[^()]{1,6}后))[^()]*?(后|\)|$)|[减除][^()]{1,4}后|[停退减取注][保发出员消销]后(?=(20\d{2}年?[\d.]*月?份?)?.{0,4}在[保册享])|\([^()]{0,6}(死亡|停[保发]|退[出保]|注销|迁出|减员|清退|不符合条件)(户|人员|对象|家庭)*(均|都)?已(经|被)?([剔清扣删]除|核减|移除)\)/g;
/** （含停保人员） and （停保标黄）: some of them, and the name says not who. */
const SOME_OF = /\((包?含|包括|附|其中)[^()]*\)|\([^()]*(标|色|划|见|另)[^()]*\)/g;
/** 未停保 is 在保. */
const NOT_OFF = /[未没]有?(停[保发助救止供养补享]|退[出保养]|清退|取消|终止|注销)/g;
/** 花名册（民主评议后）, 故塘镇: what came before the roll, and a place of such a name. */
const BEFORE =
  /((民主|公开)?(评议|听证|回访|核[对查]|排查)|增减(变[动化更])?)(之|以)?后(?!续)|(?<=^|[省市县区年月日])故(?![去世者亡])\p{Script=Han}{1,2}(?=[县市镇乡])/gu;
/** 花名册（含监护人）: who stands beside each. */
const BESIDE = /\((包?含|包括|附)[^()]*\)/g;
const PLACE = new RegExp(HEADING);
const OF_PLACE = /^(镇|乡|街道|村|社区|苏木|嘎查)/;
/** The title of a list, not a sentence about it. */
const LIST = /^.{0,40}(名册|名单|清册|台账|表|人员|对象|统计|明细)([（(].*[)）])?$/;

/** Who is to be stopped is not stopped yet, and may never be. */
export const TO_BE_STOPPED =
  /(?:拟|预|待|建议|(?<![相对供响适反不])应)(停|取消|退|清|终止|核减|注销)/;

export interface NotOnRoll {
  /** What the sheet is called. */
  name: string;
  /** `mixed`: of those on it and those taken off. `other`: of those on the roll, too, perhaps, but it is no list of them. */
  says: Gone | "mixed" | "other";
  /** Whether a column that says of each who is on the roll makes one of it: 保险止期 and 处理意见 on a list of the insured or the doubtful say something else. */
  mayBeRoll: boolean;
}

/**
 * The name of a sheet that says of all its people that they are not, or no longer, on the roll that its columns look like: a sheet called 停保 or
 * 拟新增 beside 在保, with the same columns. What the sheet itself is called goes before its title, and this before what its file is called.
 */
export function notOnRoll(roll: Roll, head: SheetHead, headerRow: number): NotOnRoll | undefined {
  return roll.kind === "enrolment" && roll.snapshot ? namedOff(head, headerRow) : undefined;
}

/** The same of a sheet that is of no roll yet. */
export function namedOff(head: SheetHead, headerRow: number): NotOnRoll | undefined {
  const titles = titleRows(head, headerRow)
    .map(({ cells }) => plainText(cells.join("")))
    .filter((text) => LIST.test(text));
  const sheet = plainText(head.sheet);
  for (const name of [sheet, ...titles, plainText(head.file.replace(/^.*\/|\.[^.]*$/g, ""))]) {
    if (PLACE.test(name) || (name === sheet && isPlaceOfRows(name, head, headerRow))) continue;
    const says = saysOff(name, name === sheet);
    if (says === "in force") return undefined;
    if (says !== undefined) return { name, says, mayBeRoll: !NEVER_ROLL.test(name) };
  }
  return undefined;
}

/** Whether the rows of a sheet called 故县 or 停旨 are of a place of that name, 故县镇. */
function isPlaceOfRows(name: string, { rows }: SheetHead, headerRow: number): boolean {
  const below = rows.filter(({ row }) => row > headerRow);
  const isThere = ({ cells }: TextRow) =>
    cells.some((cell) => cell.startsWith(name) && OF_PLACE.test(cell.slice(name.length)));
  return name !== "" && below.filter(isThere).length * 2 > below.length;
}

/** What one name says of all the people under it; undefined where it says nothing. */
function saysOff(name: string, isSheet: boolean): NotOnRoll["says"] | "in force" | undefined {
  const rest = withoutComparing(withoutClearing(name))
    .replace(LEFT_OUT, "")
    .replace(NOT_OFF, "在保")
    .replace(BEFORE, "");
  const isInForce = IN_FORCE.test(rest);
  if (NOT_IN_FORCE.test(rest)) return "taken off";
  if (OF_PARENTS.test(rest)) return isInForce ? "in force" : undefined;
  if (!isInForce && CHANGES.test(rest)) return "other";
  if (TO_BE_STOPPED.test(rest)) return "other";
  if (TAKEN_OFF.test(rest)) {
    const isOfSome = !TAKEN_OFF.test(rest.replace(SOME_OF, ""));
    return isOfSome || (isInForce && BOTH.test(rest)) ? "mixed" : "taken off";
  }
  if (isInForce) return AMONG.test(rest) ? "other" : "in force";
  // What was left out is not there: what stays is the roll.
  if (rest !== name && TAKEN_OFF.test(name)) return "in force";
  if ((isSheet ? NOT_ON_ROLL : REFUSED).test(rest) || MISSED.test(rest)) return "refused";
  return OTHER_MATTER.test(withoutPurpose(rest.replace(BESIDE, ""))) ? "other" : undefined;
}
