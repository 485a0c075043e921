import { isAnswer } from "../../../rolls/cell/asked-value.ts";
import { resolveCode } from "../../../rolls/resolve-code.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { SheetColumn } from "../header/sheet-column.ts";

/** A column most of whose cells are answers. */
const MOST = 0.5;
const SIGNS = /是否|是不是|^(有无|有没有)|(标志|标识|标记|情况|状[态况]|与否)$/g;
const WHEN = /^(为|是|已经?|现|目前|当前|本[月期季]|被|仍|还|继续|正常|有效)*/;
/** 停保, 在保, 享受低保, 续保, 纳入保障对象; what is asked of 变更, 复核 or 停发残补 says nothing of who is on the roll. */
const OF_ROLL =
  /^(享受?|保|[在续][保享册]|领取|保障|施保|纳入|低保|特困|五保|供养|救助|停[保发助享]|停止|退[保出]|清退|取消|终止)(在保|低保|特困|五保|保障|施保|供养|救助|享受|待遇|资格|对象|人员|人口|户)*$/;

/** Whether a column that is like 保障状态 is answered 是 and 否 and asks for something else: 否 below 变更标志 takes nobody off the roll, nor 否 below 低保标志 on that of 特困. */
export function asksElse(roll: Roll, { names, sample }: SheetColumn): boolean {
  const filled = sample.filter((text) => text.trim() !== "");
  const answers = filled.filter(isAnswer);
  if (answers.length === 0 || answers.length < filled.length * MOST) return false;
  const statement = (names[0] ?? "")
    .replace(/\(.*?\)/g, "")
    .replace(SIGNS, "")
    .replace(WHEN, "");
  if (roll.id === "subsidy" && /^停[发止享](补[贴助])?$/.test(statement)) return false;
  if (roll.id !== "dibao" && /低保/.test(statement)) return true;
  if (roll.id !== "tekun" && /特困|五保/.test(statement)) return true;
  return !OF_ROLL.test(statement);
}

const ADJUSTED = /^(动态)?调整(类型|情况)$/;

/** Whether 调整类型 says of nobody that he left, and things that are no state: 增加 and 减少 of a sum. Its rows stay on the roll, and none is open for that. */
export function adjustsSums({ names, sample, texts }: SheetColumn): boolean {
  if (!ADJUSTED.test(names[0] ?? "")) return false;
  const filled = (texts ?? sample).filter((text) => text.trim() !== "");
  const states = filled.map((text) => resolveCode("enrolment_status", text));
  return (
    states.some(({ known }) => !known) &&
    !states.some(({ value, known }) => known && value !== "在保")
  );
}
