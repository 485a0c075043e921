import { CODE_LISTS, type CodeListName } from "../../rolls/code-lists.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { monthText } from "../../rules/run-context.ts";
import { fieldLabel } from "../../sources/recognition/columns/field-label.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";

/** `保障项目：重度残疾人护理补贴`, for each field that the sheet's names say for all its rows. */
export function saidText({ roll, said }: Pick<Recognition, "roll" | "said">): string[] {
  const fields = roll ? kindOf(roll.kind).fields : {};
  return [...said].flatMap(([field, value]) => {
    const { list, type } = fields[field] ?? {};
    if (type === "span") return [];
    const values: Readonly<Record<string, readonly string[]>> =
      list === undefined ? {} : CODE_LISTS[list as CodeListName].values;
    const count = [...said].find(([each]) => fields[each]?.of === field && each !== field)?.[1];
    const number = (of: number) =>
      type === "flag" ? (of === 1 ? "是" : "否") : monthsText(of, Number(count ?? 1));
    const text = typeof value === "number" ? number(value) : inChinese(value, values[value]);
    return `${fieldLabel(roll, field)}：${text}`;
  });
}

function monthsText(month: number, count: number): string {
  const last = monthText(month + count - 1);
  return count === 1 ? monthText(month) : `${monthText(month)} 至 ${last}`;
}

/** Some official values are Chinese, and some are names that only the program uses. */
function inChinese(value: string, spellings: readonly string[] = []): string {
  return /\p{Script=Han}/u.test(value) ? value : (spellings[0] ?? value);
}
