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
