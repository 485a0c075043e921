import { CODE_LISTS, type CodeListName } from "../../rolls/code-lists.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { monthText } from "../../rules/run-context.ts";
import { fieldLabel } from "../../sources/recognition/columns/field-label.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";

/** `保障项目：重度残疾人护理补贴`, for each field that the sheet's names say for all its rows. */
export function saidText({ roll, said }: Pick<Recognition, "roll" | "said">): string[] {
  return [...said].map(([field, value]) => {
    const { list, type } = (roll ? kindOf(roll.kind).fields[field] : undefined) ?? {};
    const values: Readonly<Record<string, readonly string[]>> =
      list === undefined ? {} : CODE_LISTS[list as CodeListName].values;
    const number = (of: number) => (type === "flag" ? (of === 1 ? "是" : "否") : monthText(of));
    const text = typeof value === "number" ? number(value) : inChinese(value, values[value]);
    return `${fieldLabel(roll, field)}：${text}`;
  });
}

/** Some official values are Chinese, and some are names that only the program uses. */
function inChinese(value: string, spellings: readonly string[] = []): string {
  return /\p{Script=Han}/u.test(value) ? value : (spellings[0] ?? value);
}
