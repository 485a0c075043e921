import { SURNAMES } from "../../rolls/surnames.ts";
import { isCompoundSurname } from "./surnames.ts";
import { WILDCARD } from "./variant-characters.ts";

const REMARK = /[(（[【〔<《{「].*$/u;
const LEADING_REMARK = /^([(（[【〔<《{「][^)）\]】〕>》}」]*[)）\]】〕>》}」])+/u;
/** 范(miao): a given name of one character that could not be typed. */
const ONLY_SPELT = /^(\p{Script=Han})\(?[a-zA-Z]{2,6}\d?\)?$/u;
const SPELT_WITHIN = /(?<=\p{Script=Han})\(?[a-zA-Z]{2,6}\d?\)?(?=\p{Script=Han})/u;
/** 张凤chong: the last character, by what is a syllable and no word. */
const SPELT_BEHIND =
  /(?<=^\p{Script=Han}{2})\(?((?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:ai|ei|ao|ou|ang|eng|ong|an|en|iao|iang|iong|ian|ing|ia|ie|iu|in|uang|uai|uan|ua|uo|ui|un|ue|ve|[aoeiuv]))\d?\)?$/iu;
/** 李(土土土)强 and 李(王莹): what the character that nobody could type is made of; of 李(垚)强 it stands there itself. */
const MADE_OF =
  /^(\p{Script=Han}{1,2})[(（[【〔{「]([^)）\]】〕}」]{1,6})[)）\]】〕}」](?=(\p{Script=Han}{1,2})$)|^(\p{Script=Han})[(（[【〔{「]([^)）\]】〕}」]{1,6})[)）\]】〕}」]$/u;
const SYLLABLE = /[a-zA-Z]{2,6}/u;
const HEAD =
  /^(?:(?:已故|户主|死者|亡者|残疾人|[低五]保户|[贫特]困户|特困人员|低保对象|孤儿|患者)[:：]?|姓名[:：])(?=\p{Script=Han}{2})/u;
const TAIL = /(已故|已死亡|死亡|已亡|户主|本人|已?迁出|已?迁走|已?销户|已?注销)$/u;
/** 曾用名：张狗娃，现名：张三 gives the name at its end. */
const NOW_CALLED = /^.*现(?:用)?名[:：为]?(?=\p{Script=Han}{2})/u;
/** 张三曾用名张狗娃, 张三又名李四: the name comes first. */
const ALSO_CALLED =
  /(?<=^\p{Script=Han}{2,}?)[,，;；、]?(曾用名|曾用|原名|又名|别名|户口名|身份证名|学名|更名|改名|小名|乳名|外号|绰号)[:：为叫]?\p{Script=Han}{1,4}$/u;
/** 张三/张来弟: the first of two names. */
const SECOND = /(?<=^\p{Script=Han}{2,4})[/|\\]\p{Script=Han}{2,4}$/u;
/** 张三等4人, 张三等2户5人, 张三一家四口, 张三夫妇: who speaks for the others. */
const AND_OTHERS =
  /(?<=^(?:户主[:：]?|姓名[:：])?\p{Script=Han}{2}[\p{Script=Han}·]*?)(?:等(?:(?:\d{1,2}|[一二两三四五六七八九十]{1,3})[人户口名])+|等人|[一全]家(?:(?:\d{1,2}|[一二两三四五六七八九十]{1,3})[人口])?|\d{1,2}[人口]|夫妇|夫妻|父子|父女|母子|母女)$/u;
/** 张三、李四 and 张三和李四（夫妇）: the first of several people. */
const BESIDE_HIM = new RegExp(
  `(?<=^[${SURNAMES}]\\p{Script=Han}{1,2})(?:[、，,；;&和与及]+[${SURNAMES}]\\p{Script=Han}{1,2})+(?:夫妇|夫妻|[两二三四]人)?$`,
  "u",
);
/** 张三李四夫妇, where only one way to part it gives two names. */
const COUPLE = new RegExp(
  `(?<=^[${SURNAMES}]\\p{Script=Han})[${SURNAMES}]\\p{Script=Han}(?:夫妇|夫妻)$|(?<=^[${SURNAMES}]\\p{Script=Han}{2})[${SURNAMES}]\\p{Script=Han}{2}(?:夫妇|夫妻)$`,
  "u",
);
/** 张三，女儿 and 张三、孙子 say who he is. */
const KIN_BEHIND = /[、，,；;&](孙[子女]|.*[村组社队])$/u;
/** 张三，女 and 张三/男: the sex of the next column. */
const SEX = /(?<=\p{Script=Han}{2})[/,，、;；:：](男|女)性?$/u;
/** 张三老人, 张三女士, 张三二组: how somebody is called, where somebody lives. */
const CALLED =
  /(?<=^\p{Script=Han}{2,3})(老人|先生|女士|同志|[一二三四五六七八九十]{1,2}[组社队])$/u;
/** ▲张三, 张三★, 张三※: how an office marks one of its list; □, ○ and ● stand for characters. */
const SIGN_BEFORE = /^[*▲△▴★☆◆◇※#√✓✔◎]+(?=\p{Script=Han}{2})/u;
const SIGNS_BEHIND = /(?<=\p{Script=Han}{2})[▲△▴★☆◆◇※#√✓✔◎]+(?=\p{P}*$|[(（[【〔])/u;
const NUMBER_BEFORE = /^\d+[、.．)]?/u;
const MARKS_BEHIND = /[\d/、,，;；:：!！+]+$/u;

/** The syllable that stands in a name for a character nobody could type, in small letters; "" where there is none. */
export function spelledSyllable(plain: string): string {
  const spelled =
    SPELT_WITHIN.exec(plain)?.[0] ??
    ONLY_SPELT.exec(plain)?.[0] ??
    SPELT_BEHIND.exec(plain)?.[0] ??
    "";
  return SYLLABLE.exec(spelled)?.[0].toLowerCase() ?? "";
}

/** Without those whom he is named with: asked before whether it is a relative that is named, for 张三夫妻 is no wife. */
export function withoutOthers(plain: string): string {
  return plain.replace(AND_OTHERS, "");
}

/** The same behind a bracket: 张三（等3人）, 张三（夫妇）. */
const OTHERS_IN_BRACKETS =
  /[(（[【〔](?:等人|(?:等|一家|全家|共)?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})[人户口名]|[一全]家|夫妇|夫妻|父子|父女|母子|母女)[)）\]】〕]$/u;
/** He alone: 张三等1人. */
const ALONE = /(?<!\d|十)[1一](?:人|户1人|口)[)）\]】〕]?$/u;

/** Whether a cell names others with him, without saying who they are: 张三等4人, 张三夫妇, 张三（一家3口）. */
export function speaksForOthers(text: string): boolean {
  const plain = text.normalize("NFKC").replace(/[\p{Z}\p{Cc}\p{Cf}]/gu, "");
  return !ALONE.test(plain) && (AND_OTHERS.test(plain) || OTHERS_IN_BRACKETS.test(plain));
}

/** What stands behind a name of one character as behind any other. */
const SAID_OF_HIM = /^(?:男|女|大|小|户主|本人|已故|死?亡|残疾|聋哑|低保|五保|特困|孤儿|代领)$/u;

function madeOf(whole: string, ...parts: (string | undefined)[]): string {
  const [before = "", within = "", behind = "", alone = "", beside = ""] = parts;
  if (alone !== "") return SAID_OF_HIM.test(beside) ? whole : alone + WILDCARD;
  const { length } = before + behind;
  if (length > 3) return whole;
  // A Chinese name of three characters is whole: what stands within 马(残疾)玲丽 is a remark.
  if (length === 3 && !isCompoundSurname(before) && SURNAMES.includes(before.charAt(0)))
    return before;
  return before + (/^\p{Script=Han}$/u.test(within) ? within : WILDCARD);
}

/** A name without what is no part of it: remarks, serial numbers, stars, forms of address, pinyin put in place of a rare character. */
export function bareName(plain: string): string {
  const bare = plain
    .replace(SIGN_BEFORE, "")
    .replace(SIGNS_BEHIND, "")
    .replace(SPELT_WITHIN, WILDCARD)
    .replace(ONLY_SPELT, `$1${WILDCARD}`)
    // No star, which would be taken off a name's end.
    .replace(SPELT_BEHIND, "□")
    .replace(MADE_OF, madeOf)
    .replace(LEADING_REMARK, "")
    .replace(REMARK, "")
    .replace(NUMBER_BEFORE, "")
    .replace(NOW_CALLED, "")
    .replace(ALSO_CALLED, "")
    .replace(KIN_BEHIND.test(plain) ? /$^/u : BESIDE_HIM, "")
    .replace(COUPLE, "")
    .replace(AND_OTHERS, "")
    .replace(SEX, "")
    .replace(SECOND, "")
    .replace(HEAD, "")
    .replace(MARKS_BEHIND, "")
    .replace(CALLED, "");
  const short = bare.replace(TAIL, "");
  const kept = Array.from(short).length >= 2 ? short : bare;
  const starless = kept.replace(/\*+$/, "");
  return Array.from(starless).length >= 2 ? starless : kept;
}
