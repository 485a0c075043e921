import { OUTCOMES, outcomeEntries } from "../../worklists/outcomes.ts";
import { yesOrNo } from "./yes-no.ts";

/** What townships write instead of an entry of the dropdown, by code; whole cells only, without signs and blanks. */
const WORDS: Readonly<Record<string, string>> = {
  "01": "符合|符合条件|拟纳入|拟纳入保障|应纳入|应保|建议纳入|同意纳入|符合低保条件|符合条件拟纳入",
  "02": "已在办理|正在办理|办理中|在办|已受理|已申请|已申报|正在申请|已办理申请",
  "03": "已纳入|已纳|已办|已办理|已经纳入|已保|已享受|已享受低保|已纳入低保|已在保|在保|已经享受",
  "04": "临时救助|已临时救助|给予临时救助|已给予临时救助",
  "05": "恢复保障|已恢复|恢复|已恢复保障|补发|已补发|已补",
  "06": "不符合|不符|不符合条件|不符合要求|不够条件|不属实|收入超标|家庭收入超标|财产超标|有赡养人|有劳动能力|在编在职|有车有房",
  "07": "死亡|已死亡|死了|已死|去世|已去世|已故|亡故|病故|病逝|过世|身故|人已死亡|本人已死亡",
  "08": "外迁|已外迁|迁出|已迁出|户籍迁出|户口迁出|搬走|搬走了|已搬走|搬迁|已搬迁|迁走|已迁走",
  "09": "机构供养|已转特困|转特困|已转孤儿|转孤儿|集中供养|特困供养",
  "10": "重复|与另一条重复|重复了|重复数据|同上",
  "11": "放弃|自愿放弃|本人放弃|主动放弃|不愿意申请|本人自愿放弃",
  "12": "查无此人|失联|长期失联|无此人|找不到人|联系不上|没有这个人|无法联系",
  "13": "信息有误|信息错误|证号有误|姓名有误|信息不符|数据有误|信息不对",
  "14": "服刑|强戒|强制隔离戒毒|服刑中|在押|戒毒|正在服刑",
  "15": "待核实|待核|延期|申请延期|待查|待核查|暂缓",
  "16": "应补发|未发属实|漏发属实|少发属实|发放问题属实",
  "17": "应停发|停发|已停发|已停保|追缴|已追缴|已追回|应追缴|应停发或追缴|属实应停发",
};
/** Yes and no say something only where the dropdown offers one way of saying it. */
const CONFIRMING = ["01", "16", "17"];

const BY_WORD = new Map(
  Object.entries(WORDS).flatMap(([code, words]) =>
    words.split("|").map((word) => [folded(word), code] as const),
  ),
);
for (const { code, text } of OUTCOMES) BY_WORD.set(folded(text), code);

/** What the cell says: an outcome, or why none can be taken. */
export type SaidOutcome = { code: string } | { problem: string; isUnknown: boolean };

/**
 * Understand 核查结果: code and words, or either, or what people write instead. `offered` are the codes of the dropdown, `more` what
 * somebody said a text means.
 */
export function saidOutcome(
  text: string,
  offered: readonly string[],
  more: ReadonlyMap<string, string> = new Map(),
): SaidOutcome {
  const code = codeOf(text, offered, more);
  if (code === undefined) {
    return { problem: `看不懂“核查结果”，可以填：${outcomeEntries(offered)}`, isUnknown: true };
  }
  if (code === "two") return { problem: "“核查结果”里填了两个结果，只能填一个", isUnknown: false };
  if (offered.length > 0 && !offered.includes(code)) {
    return {
      problem: `“核查结果”填的 ${code} 不适用于这类问题，可以填：${outcomeEntries(offered)}`,
      isUnknown: false,
    };
  }
  return { code };
}

function codeOf(
  text: string,
  offered: readonly string[],
  more: ReadonlyMap<string, string>,
): string | undefined {
  const plain = withoutDay(text.normalize("NFKC").trim());
  const word = folded(plain);
  const known = more.get(word) ?? BY_WORD.get(word);
  if (known !== undefined) return known;
  const numbers = [...plain.matchAll(/\d+/g)].map(([number]) => number);
  if (/^\d{1,2}(\.0)?$/.test(plain)) return existing(numbers[0] ?? "");
  const coded = /^(\d{1,2})(?!\d)[\s.、:：,，\-—]*(.*)$/s.exec(plain);
  if (coded) {
    const code = existing(coded[1] ?? "");
    const rest = folded(coded[2] ?? "");
    const other = BY_WORD.get(rest) ?? more.get(rest);
    if (/^\d/.test(rest) || (other !== undefined && code !== undefined && other !== code))
      return "two";
    if (code !== undefined && (other === code || rest === "")) return code;
    return code !== undefined && isWithReason(code, rest) ? code : undefined;
  }
  const confirming = CONFIRMING.filter((code) => offered.includes(code));
  const isSo = word === "属实" || yesOrNo(word);
  if (isSo === true && confirming.length === 1) return confirming[0];
  if (isSo === false && offered.includes("06")) return "06";
  return undefined;
}

/** 已死亡(2019年5月): when it was says nothing else. */
function withoutDay(text: string): string {
  return text.replace(/(?<=.)\((?:\d{4}|\d{2}年)[\d年月日号.\-/ ]*\)$/, "");
}

/** What turns what stands before it, or doubts it. */
const TURNING = /但|不过|可是|然而|后来|改为|或|\/|吗|依据|存疑|疑似|不确定|不清楚|实为|其实/;
/** What takes it back where it says that something is or was done: 05 恢复保障或补发，未补发; 14 服刑，已释放. Of 06, 11, 12, 13 and 15 it is the reason. */
const TAKES_BACK = /[未没无非不否]|健在|在世|释放/;
const OF_DENIALS: ReadonlySet<string> = new Set(["06", "11", "12", "13", "15"]);

/** 06 不符合条件，收入超标: the entry as it stands and why, unless that turns it or names another result. */
function isWithReason(code: string, rest: string): boolean {
  const entry = folded(OUTCOMES.find((outcome) => outcome.code === code)?.text ?? "");
  if (entry === "" || !rest.startsWith(entry)) return false;
  const reason = rest.slice(entry.length);
  const named = [...BY_WORD].filter(([word]) => word.length > 1 && reason.includes(word));
  if (TURNING.test(reason) || (TAKES_BACK.test(reason) && !OF_DENIALS.has(code))) return false;
  return named.every(([, other]) => other === code);
}

function existing(number: string): string | undefined {
  const code = number.padStart(2, "0");
  return OUTCOMES.some((outcome) => outcome.code === code) ? code : undefined;
}

/** A text without what people put in and leave out at will. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Cc}\p{Cf}，。、；：！？,.;:!?（）()“”"'‘’…~～]/gu, "");
}

/** The outcome a remark names when it says nothing else; to find remarks that contradict the result beside them. */
export function outcomeOfRemark(remark: string): string | undefined {
  return BY_WORD.get(folded(remark));
}
