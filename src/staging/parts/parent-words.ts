import { plainText } from "../../rolls/plain-text.ts";

const PARENTS = ["父亲", "母亲"] as const;
const PARTS = ["姓名", "身份证号", "状况"] as const;
/** What is said of one parent. */
export type Part = readonly [name: string, id: string, state: string];
export const NOBODY: Part = ["", "", ""];

const FATHER = /^(之|生|亲)?父(亲)?$|^爸爸?$/;
const MOTHER = /^(之|生|亲)?母(亲)?$|^妈妈?$/;

/** Which parent a cell names: 0 for the father, 1 for the mother, -1 for anybody else. */
export function parentNamed(cell: string): number {
  const text = plainText(cell);
  return FATHER.test(text) ? 0 : MOTHER.test(text) ? 1 : -1;
}

/** 父亲姓名, 父亲身份证号 …: the columns of a survey, father's before mother's. */
export const parentColumns: readonly string[] = PARENTS.flatMap((parent) =>
  PARTS.map((part) => `${parent}${part}`),
);
