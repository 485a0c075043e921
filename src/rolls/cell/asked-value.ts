import { CODE_LISTS, type CodeListName } from "../code-lists.ts";
import { contraryOf, isSpelling, resolveCode } from "../resolve-code.ts";

const YES = new Set(["是", "1", "Y", "YES", "√", "T", "TRUE", "对", "有"]);
const NO = new Set(["否", "0", "N", "NO", "×", "F", "FALSE", "未", "不是", "没有", "没", "无"]);

/**
 * The value that a header (of several rows, joined by a slash) asks for, so that 是 and 否 below it can be read: 已恢复 for 是否恢复 and 仍有困难 for 是否困难, both headers of one
 * field; 注销 for 注销标志, 停保 for 停保情况, 有效 for 有效. Undefined for a header that asks nothing its list has a contrary for.
 */
export function askedValue(list: string | undefined, header: string): string | undefined {
  if (list === undefined || !(list in CODE_LISTS)) return undefined;
  const text = header.normalize("NFKC").replace(/\s|\(.*?\)/g, "");
  const leaf = text.slice(text.lastIndexOf("/") + 1);
  const statement =
    /(?:是否|是不是|有无|有没有)([^/]+)$/.exec(text)?.[1] ??
    /([^/]+?)(?:标志|标识|与否)$/.exec(text)?.[1] ??
    /(停[保发]|退保|清退)(?:情况|否)$/.exec(text)?.[1] ??
    // 有效 over TRUE and FALSE.
    (isSpelling(list, leaf) ? leaf : undefined);
  if (statement === undefined) return undefined;
  const { value, known } = resolveCode(list, statement);
  return known && contraryOf(list as CodeListName, value) !== undefined ? value : undefined;
}

/** Whether a text answers a question and says nothing of its own. */
export function isAnswer(written: string): boolean {
  const text = written.normalize("NFKC").trim().toUpperCase();
  return YES.has(text) || NO.has(text);
}

/** What an answer says under a header that asks for `asked`; undefined for a text that is no answer. */
export function answeredValue(list: string, asked: string, written: string): string | undefined {
  const text = written.normalize("NFKC").trim().toUpperCase();
  if (YES.has(text)) return asked;
  return NO.has(text) ? contraryOf(list as CodeListName, asked) : undefined;
}
