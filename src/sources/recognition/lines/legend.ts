import { readCell } from "../../../rolls/cell/read-cell.ts";
import { type Field, IDENTITY_FIELDS } from "../../../rolls/kind.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { Assignment } from "../columns/match-columns.ts";
import type { SaidValues } from "../known.ts";

/** 1城市 2农村, 1-男；2-女, 01：正常: a code and the word it stands for. */
export const ENTRY = /(?<![\d.])(\d{1,2}|[A-Z])\s*[-—.、:：=]?\s*(\p{Script=Han}{1,12})/gu;
export const LEAST_ENTRIES = 2;

/**
 * What the codes of each column mean where its own header or a line beside the list explains them, as in 低保类别（1城市 2农村）. 残疾等级（1级、2级） explains nothing: its
 * words are no values of the column.
 */
export function legends(roll: Roll, assignments: readonly Assignment[]): SaidValues {
  const fields: Readonly<Record<string, Field>> = {
    ...IDENTITY_FIELDS,
    ...kindOf(roll.kind).fields,
  };
  const said: Record<string, Record<string, string>> = {};
  for (const { field, column } of assignments) {
    const entries = column.legend ?? legendOf(column.header);
    const spec = fields[field];
    const words = [...entries.values()];
    const read = spec ? words.filter((word) => readCell(spec, word).state === "value") : words;
    if (new Set(read).size >= LEAST_ENTRIES) said[field] = Object.fromEntries(entries);
  }
  return said;
}

/** Begins no word a code stands for: 1月, 2级, 3组 are figures. */
const NO_WORD = /^[年月日号季级类组户人村社队届班天元]/;

/** Whether a line, or each of its parts, says nothing but what codes mean: 在校状态：1在读 2休学 3毕业. Its words name exceptions, and no list. */
export function isLegend(line: string): boolean {
  const parts = line
    .normalize("NFKC")
    .split(/[;。]/)
    .filter((part) => part.trim() !== "");
  return parts.length > 0 && parts.every(explainsCodes);
}

function explainsCodes(part: string): boolean {
  const text = part.replace(/\([^()]*\)/g, "");
  const entries = [...text.matchAll(ENTRY)];
  const codes = entries.map(([, code = ""]) =>
    /[A-Z]/.test(code) ? code.charCodeAt(0) : Number(code),
  );
  const first = codes[0] ?? Number.NaN;
  const countsUp = codes.every((code, index) => code === first + index);
  const begins = [0, 1, "A".charCodeAt(0)].includes(first);
  const isPlain = entries.every(([, , word = ""]) => !NO_WORD.test(word));
  const rest = text.replace(ENTRY, "").replace(/[\s,、/|.]/g, "");
  return (
    entries.length >= LEAST_ENTRIES &&
    countsUp &&
    begins &&
    isPlain &&
    /^\p{Script=Han}{0,12}:?$/u.test(rest)
  );
}

function legendOf(header: string): Map<string, string> {
  const text = header.normalize("NFKC");
  const inBrackets = /[([【]([^)\]】]*)[)\]】]/.exec(text)?.[1];
  return entriesOf(inBrackets ?? header.slice(openLegend(header)).normalize("NFKC"));
}

function entriesOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(ENTRY)].map(([, code = "", word = ""]) => [code, word]));
}

/**
 * Where a legend without brackets begins in a header: 健康状况①健康②长期慢性病③大病, 脱贫情况 1未脱贫 2已脱贫. Its codes count up from the first; the
 * length of the header where it has none, as in 2018年12月至2019年10月.
 */
export function openLegend(header: string): number {
  const begins =
    /[①⑴⒈]|(?<![\d.年月])[01](?=\s*[-—.、:：=]?\s*\p{Script=Han})/u.exec(header)?.index ?? 0;
  if (begins === 0) return header.length;
  const codes = [...entriesOf(header.slice(begins).normalize("NFKC")).keys()].map(Number);
  const countsUp = codes.every((code, index) => code === (codes[0] ?? 0) + index);
  return codes.length >= LEAST_ENTRIES && countsUp ? begins : header.length;
}
