import type { Roll } from "../../../rolls/roll.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import type { Assignment } from "./match-columns.ts";

const OF_REGISTER = /户籍|户口|变动|迁移|[注销]销/;
/** What those have who share a village's land or owe a bank. */
const OF_SHARES = /股[份权]|承包|贷款|还款/;
const LEFT_SCHOOL = /辍学|失学|退学|休学|劝返|毕业|[无未没]有?学籍|学籍(注销|异常|缺失|流失)/;

/** 户籍状态 and 变动原因 are asked of those on the register, whichever street they belong to. */
export function tellsRegister(assignments: readonly Assignment[]): boolean {
  return assignments.some(
    ({ field, column }) => field === "state" && column.names.some((name) => OF_REGISTER.test(name)),
  );
}

/**
 * Whether each row tells what the roll asks of it, whatever else the list is called after: 户籍状态 on 常住人口（网格员采集）, where neither name nor column tells what families own or owe,
 * and 学籍状态 on 控辍保学学生信息, where no name says that all have left school.
 */
export function tellsOwn(
  { kind }: Roll,
  columns: readonly SheetColumn[],
  assignments: readonly Assignment[],
  names: readonly string[],
): boolean {
  if (kind === "hukou") {
    const headers = columns.flatMap((column) => column.names);
    const owns = [...names, ...headers].some((name) => OF_SHARES.test(name));
    return tellsRegister(assignments) && !owns;
  }
  const hasState = assignments.some(({ field }) => field === "study_state");
  return kind === "student" && hasState && !names.some((name) => LEFT_SCHOOL.test(name));
}
