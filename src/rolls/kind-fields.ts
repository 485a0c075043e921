import type { Field, Role } from "./kind.ts";

export const text = (label: string, looks?: RegExp, none?: string): Field => ({
  type: "text",
  label,
  ...(looks === undefined ? {} : { looks }),
  ...(none === undefined ? {} : { none }),
});
export const code = (label: string): Field => ({ type: "code", label });
/**
 * A bank account: 现金, 社保卡 and 待办 are none, and what 6.217E+18 leaves is that of everybody of the bank. What stars leave still tells whose money it is,
 * where one person of the rolls has it, but not who shares an account (`account_use`).
 */
export const account = (label: string): Field => ({
  type: "code",
  label,
  none: "^.{0,7}$|^[^0-9]*$|E[+]",
});
export const choice = (label: string, list: string): Field => ({ type: "choice", label, list });
export const day = (label: string): Field => ({ type: "day", label });
export const month = (label: string): Field => ({ type: "month", label });
export const yuan = (label: string): Field => ({ type: "yuan", label });
export const count = (label: string): Field => ({ type: "count", label });
export const grade = (label: string): Field => ({ type: "grade", label });
/** `yes`: what offices write instead of 是, where it is no denial. */
export const flag = (label: string, yes?: RegExp): Field => ({
  type: "flag",
  label,
  ...(yes === undefined ? {} : { yes }),
});
export const mark = (label: string, of: string, words: readonly string[]): Field => ({
  type: "mark",
  label,
  of,
  words,
});

/** One kind: what it is called, what one row says, its fields and the other people it names. */
export function kind<
  const Fields extends Record<string, Field>,
  const Roles extends Record<string, Role> = Record<never, Role>,
>(label: string, grain: string, fields: Fields, roles?: Roles) {
  return { label, grain, fields, roles: roles ?? ({} as Roles) };
}
