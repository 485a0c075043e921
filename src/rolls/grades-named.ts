import type { Naming } from "./roll.ts";

const EACH = ["[一1壹]", "[二2贰]", "[三3叁]", "[四4肆]"];
const ANY = "一二三四1234壹贰叁肆";
const BESIDE = "[、，,和与及至到~—/-]";

/** Lists of 持证残疾人 a grade: 一级, 残疾等级2. 一、二级 and 一至四级 name several, and say nothing. */
export const gradesNamed: readonly Naming<number>[] = EACH.map((figure, index) => [
  new RegExp(
    `(?<![${ANY}]|[${ANY}]级?${BESIDE})${figure}级(?!${BESIDE}*[${ANY}])|(残疾等级|残疾级别|等级)[:：]?${figure}(?![${ANY}级]|${BESIDE}*[${ANY}])`,
  ),
  index + 1,
]);
