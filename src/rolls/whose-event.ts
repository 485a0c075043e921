import { SURNAMES } from "./surnames.ts";

/**
 * Somebody else of the household as whom something happened to: not who he went with or to (随母亲迁出, 投靠儿子), who told of it (孙子报告), and no part of
 * another word (孤儿, 儿童, 一人户, 女儿户).
 */
const RELATIVE =
  "(?<![随跟与同和靠由经向到往为]其?)(?:父亲?|母亲?|丈夫|(?<!夫)妻子?|配偶|爱人|老伴|[长次三四其]子(?!女)|(?<![孤幼婴患少托无女])儿(?![童科])子?|儿媳|[长次其]女|女[儿婿]|兄弟?|弟弟?|姐|妹|哥|嫂|爷爷|奶奶|公公|婆婆|孙[子女])(?!户(?![口籍])|[^,，;；。]{0,3}(?:上报|报告|反映|申报|告知|领取))";
/** One of them whom nothing but a number or 成员 names. */
const ONE_OF_THEM = "(?:成员|(?<![\\d一二三四五六七八九十单])[1-9一二两三四五六七八九]人)(?!户)";

/** Relatives and others of a household whose death or removal a text may tell of, as a part of a pattern. */
export const OTHER_OF_HOUSEHOLD = `(?:${RELATIVE}|${ONE_OF_THEM})`;

const OTHERS = new RegExp(`${OTHER_OF_HOUSEHOLD}|孩子|家人|亲属|同户|户内|户主|部分(?!丧失)`, "u");
/** What is of all of those who move, or of nobody else: 夫妻投靠迁出. */
const TOGETHER = /投靠|随迁/;

/** Whether a reason names somebody else of the household. */
export function namesAnother(reason: string): boolean {
  return !TOGETHER.test(reason) && OTHERS.test(reason);
}

const EVENT = "(?=已?(?:死亡|去世|过世|逝世|亡故|身故|已故|迁出|迁走|服刑|判刑|入狱|被捕))";
/** 李四死亡: a family name and one or two letters; 高血压 and 白血病 are no people. */
const NAMED = new RegExp(
  `^(?!高[血烧空龄温位]|白血|黄[疸昏]|常年|马上|于|余|许久|方才|向)[${SURNAMES}]\\p{Script=Han}{1,2}?${EVENT}`,
  "u",
);
/** Of other letters before it, those that no cause, time, way or office is made of may be a rarer name. */
const NO_NAME =
  /[病症癌伤风毒电溺淹水摔坠跌落车压血心脑肝肺肾胃老患重杀今去上本近昨年月日期核实查比对系统馈报发现认访公民村镇乡县户家婚嫁搬跨读学考作随跟吸贩盗窃诈抢违法酒醉通肇强赌涉儿孤保困人无全整举体均在外已因于自正突意急猝宣告属地区省市员象身故幸祸犯罪监狱进他她本该此]/u;
const OTHER_LETTERS = new RegExp(`^\\p{Script=Han}{2,4}?${EVENT}`, "u");

/** Whether a text names somebody before what is one person's: 李四死亡. */
export function namesSomebody(reason: string): boolean {
  if (NAMED.test(reason)) return true;
  const letters = OTHER_LETTERS.exec(reason)?.[0];
  return letters !== undefined && !TOGETHER.test(letters) && !NO_NAME.test(letters);
}
