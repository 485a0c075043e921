import { unspaced } from "../../../rolls/plain-text.ts";
export const NAME = "姓名";
export const ID = "身份证号";
export const RELATION = "与户主关系";

/** Whose cells a header is about, and what it says of him. */
export interface CellsOf {
  /** Equal for the columns of one person; null where the header names nobody in particular. */
  person: string | null;
  /** `head`, `member` (numbered) or `kin` (配偶, 长子). */
  kind: "head" | "member" | "kin" | null;
  /** What people call him. */
  label: string;
  relation: string | null;
  /** What stands in the cells: 姓名, 身份证号, 与户主关系, or the rest of the header. */
  what: string;
}

const NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})";
/** Whom a number follows (成员1, 家庭成员（二）, 保障对象③) or goes before (第一位成员, 1号成员). */
const MEMBER =
  "(?:家庭|共同生活|户内|主要|其[他它余]|保障|享受|施保|救助|低保|特困|供养|脱贫|贫困|建档立卡|监测|受灾|户籍|登记|家属)*(?:成员|人员|人口|对象|生活人|家人|家属)";
const NUMBERED = new RegExp(
  `(${MEMBER})(?:情况|信息|资料)?[-_—·.:：/(\\[【]*(?:第|之|序号|NO\\.?)?(${NUMBER})(?![0-9一二三四五六七八九十月年])(?:[)\\]】]|号|位|名|个)*(?:情况|信息|资料)?`,
);
const COUNTED = new RegExp(
  `第?[(]?(${NUMBER})[)]?[-_.、]?(?:号|位|名|个)?(?:${MEMBER}|人)(?:情况|信息|资料)?`,
);
/** What is said of a person; anything else with a figure (残疾类别2, 电话1) numbers something else. */
const OF_PERSON =
  "(?:姓名|名字|(?:公民|居民|有效)?身份证?(?:件)?(?:号码?|证号码?)?|证件号码?|证件类型|(?:与|同|和)?(?:户主|申请人)?(?:的)?关系|家庭关系|称谓|性别|民族|年龄|出生(?:日期|年月日?|时间)?|联系电话|电话|手机号?码?|健康(?:状况|情况)|身体状况|劳动(?:能力|力|技能)(?:状况|情况)?|残疾(?:证号|等级|类别|类型|情况)?|备注|文化程度|学历|婚姻状况|职业|就读学校|在校生?(?:状况|情况)?|务工(?:地点|情况|时间)?|(?:是否)?(?:享受|保障|低保|在保)(?:状态|对象|人员)?|人员状态|户籍状态|状态|分类施保(?:类别|金额)?|疾病|病种)";
const FIGURE_AFTER = new RegExp(
  `^(?:${MEMBER})?(${OF_PERSON})[-_.#:/ ]?[(\\[【]?(?:成员)?(${NUMBER})[)\\]】]?$`,
);
const FIGURE_BEFORE = new RegExp(
  `^[(\\[【]?(${NUMBER})[)\\]】]?[-_.、:/]?(?:${MEMBER})?(${OF_PERSON})$`,
);
const ONLY_FIGURE = new RegExp(`^(?:第|序号|NO\\.?)?[(]?(${NUMBER})[)]?(?:人|位)?$`);

const KIN =
  /^(?:户主)?(?:之|的)?(配偶|妻子|丈夫|爱人|妻|夫|父亲|母亲|父|母|子女|儿子|女儿|长子|次子|三子|四子|长女|次女|三女|四女|大儿子|二儿子|大女儿|二女儿|儿媳|女婿|孙子女|孙子|孙女|孩子|祖父|祖母|兄弟|姐妹)/;
const HEAD =
  /^(户主(?:\(?申请人\)?)?|申请人(?:\(?户主\)?)?|主申请人|户代表|家庭代表|持证人|本人)(?:情况|信息|基本情况|基本信息|资料)?/;
/** Somebody of no family list, whatever number he has. */
const OTHERS =
  /监护|联系人|经办|代办|代领|领款|照料(?:人|者|服务)|填表|负责|审核|法定|村干部|包保|帮扶|责任人|网格|主任|录入|操作|复核|核实|调查|受理|承办|采集|专干|协理|驻村|走访|担保|见证|赡养|抚养|扶养|收款/;

/** Read a header, its groups included. parts: the groups above and the leaf, each once. */
export function cellsOf(parts: readonly string[], sample: readonly string[]): CellsOf {
  const texts = parts.map((part) => unspaced(part)).filter(Boolean);
  const leaf = texts.at(-1) ?? "";
  const nobody: CellsOf = {
    person: null,
    kind: null,
    label: "",
    relation: null,
    what: whatOf(leaf, sample),
  };
  if (texts.length === 0) return { ...nobody, what: "" };
  // 成员2监护人姓名 is told of a member, and is no name of his.
  if (texts.some((text) => OTHERS.test(text))) return numbered(texts, sample) ?? nobody;
  return (
    numbered(texts, sample) ??
    figured(texts, sample) ??
    called(texts, sample, HEAD, "head") ??
    called(texts, sample, KIN, "kin") ??
    nobody
  );
}

function numbered(texts: readonly string[], sample: readonly string[]): CellsOf | null {
  for (const [index, text] of texts.entries()) {
    const match = NUMBERED.exec(text);
    const counted = match ? null : COUNTED.exec(text);
    const figure = figureOf(match?.[2] ?? counted?.[1]);
    if (figure === null) continue;
    const written = (match ?? counted)?.[0] ?? "";
    const rest = index === texts.length - 1 ? text.replace(written, "") : (texts.at(-1) ?? "");
    return memberOf(figure, rest, sample);
  }
  return null;
}

function figured(texts: readonly string[], sample: readonly string[]): CellsOf | null {
  const leaf = texts.at(-1) ?? "";
  const after = FIGURE_AFTER.exec(leaf);
  if (after) return memberOf(figureOf(after[2]), after[1] ?? "", sample);
  const before = FIGURE_BEFORE.exec(leaf);
  if (before) return memberOf(figureOf(before[1]), before[2] ?? "", sample);
  const group = texts
    .slice(0, -1)
    .reverse()
    .map((text) => ONLY_FIGURE.exec(text))
    .find(Boolean);
  return group ? memberOf(figureOf(group[1]), leaf, sample) : null;
}

function memberOf(figure: number | null, rest: string, sample: readonly string[]): CellsOf | null {
  if (figure === null) return null;
  const what = whatOf(bare(rest), sample);
  return {
    person: `member ${figure}`,
    kind: "member",
    label: `成员${figure}`,
    relation: null,
    what,
  };
}

/** 户主姓名, 配偶身份证号, 户主 alone, and 姓名 below 配偶. */
function called(
  texts: readonly string[],
  sample: readonly string[],
  pattern: RegExp,
  kind: "head" | "kin",
): CellsOf | null {
  const leaf = texts.at(-1) ?? "";
  const isFigured = new RegExp(`^[(]?(${NUMBER})[)]?`);
  for (const [index, text] of texts.entries()) {
    const match = pattern.exec(text);
    if (!match) continue;
    const tail = text.slice(match[0].length);
    const figure = kind === "kin" ? isFigured.exec(tail) : null;
    const number = figureOf(figure?.[1]);
    const own = bare(figure ? tail.slice(figure[0].length) : tail);
    const isLeaf = index === texts.length - 1;
    const rest = isLeaf ? own : bare(leaf);
    if (!isLeaf && own !== "" && !/^(情况|信息|基本情况|基本信息|资料)$/.test(own)) continue;
    if (isLeaf && rest !== "" && !new RegExp(`^${OF_PERSON}$`).test(rest)) continue;
    const name = match[1] ?? match[0];
    const label = number === null ? name : `${name}${number}`;
    return {
      person: kind === "head" ? "head" : `kin ${label}`,
      kind,
      label: kind === "head" ? "户主" : label,
      relation: kind === "head" ? "户主" : relationOf(name),
      what: whatOf(rest, sample),
    };
  }
  return null;
}

function relationOf(name: string): string {
  if (/^(妻子|丈夫|爱人|妻|夫|配偶)$/.test(name)) return "配偶";
  if (name === "父") return "父亲";
  if (name === "母") return "母亲";
  if (/^(子女|孩子)$/.test(name)) return "子女";
  return name;
}

/** Without what joins a number to a header: （1）-姓名, 1:姓名. */
function bare(rest: string): string {
  return rest.replace(/^[-_—·.、:：/)\]】]+|[-_—·.、:：/([【]+$/g, "").replace(/^(的|之)/, "");
}

/** What a number is written in, masked or not; 身份 over 户主 and 党员 is none. */
const IN_FIGURES = /[\d*]{8}/;

/** Headers that say the same of a person under one name. */
function whatOf(rest: string, sample: readonly string[]): string {
  if (rest === "")
    return sample.filter((text) => /\d{15}/.test(text)).length * 2 > sample.length ? ID : NAME;
  if (/(类型|类别|种类|有效|地址|住址|日期|年月)/.test(rest)) return rest;
  if (/^(家庭|共同生活|保障|享受|救助)?(成员|人员|对象)?的?(姓名|名字)$/.test(rest)) return NAME;
  if (
    /^(家庭|共同生活|保障|享受|救助)?(成员|人员|对象)?的?(公民|居民|有效)?(身份证|身份证件|证件|身份)(号码?|证号码?|编号)?$/.test(
      rest,
    )
  )
    return sample.length === 0 || sample.some((text) => IN_FIGURES.test(text)) ? ID : rest;
  if (/^(成员)?(与|同|和|跟)?(本户)?(户主|申请人)?的?(家庭)?(关系|称谓)$/.test(rest))
    return RELATION;
  return rest;
}

const FIGURES = "一二三四五六七八九";

function figureOf(text: string | undefined): number | null {
  if (text === undefined || text === "") return null;
  if (/^\d+$/.test(text)) return Number(text) <= 60 ? Number(text) : null;
  const [tens = "", units = ""] = text.includes("十") ? text.split("十") : ["0", text];
  const of = (figure: string) => FIGURES.indexOf(figure) + 1;
  const ten = tens === "0" ? 0 : tens === "" ? 1 : of(tens);
  const value = ten * 10 + (units === "" ? 0 : of(units));
  return value > 0 ? value : null;
}

const PERSONAL =
  /性别|民族|年龄|出生|健康|身体|劳动|残疾|残障|伤残|文化|学历|婚姻|职业|就读|学校|在校|学段|疾病|病种|患病|分类施保|重点保障对象|自理|护理等级|务工|死亡|政治面貌/;

/** What differs between the members of a family, as address and allowance do not. */
export function isPersonal(what: string): boolean {
  return (
    what === NAME ||
    what === ID ||
    what === RELATION ||
    (PERSONAL.test(what) && !/人数|人口|户|家庭/.test(what))
  );
}
