import type { Naming } from "../roll.ts";

/** Whether a row's person is covered: of each member of a family that is listed whole first, for what a list says of the family's case says less. */
export const COVERED_HEADERS = [
  "是否保障对象",
  "是否低保对象",
  "是否保障人口",
  "是否享受低保",
  "是否享受",
  "是否享受人员",
  "是否纳入低保",
  "是否纳入保障",
  "是否施保",
  "是否在保",
  "保障状态",
  "状态",
  "享受状态",
  "人员状态",
  "救助状态",
] as const;

/** How many of the household are covered. */
export const COVERED_COUNT_HEADERS = [
  "保障人数",
  "保障人口",
  "享受人数",
  "保障人口数",
  "享受人口",
  "施保人口",
  "施保人数",
  "低保人数",
  "家庭保障人口",
  "救助人数",
  "救助人口",
  "在保人数",
  "实保人数",
  "享保人数",
  "核准人数",
  "批准人数",
  "补助人数",
  "纳入人数",
  "核定人数",
  "核定保障人数",
  "核定救助人数",
  "核定享受人数",
  "核定人口",
  "审批人数",
  "审批保障人数",
  "批准保障人数",
  "受助人数",
] as const;

/** What happened to the row of late, on rolls that keep those who were taken off. */
export const CHANGED_HEADERS = [
  "变动情况",
  "变动类型",
  "变更情况",
  "变更类型",
  "动态情况",
  "动态管理情况",
  "调整类型",
  "调整情况",
  "动态调整类型",
  "动态调整情况",
  // What the yearly review found: 继续享受, 取消; 合格, 不合格.
  "复核结果",
  "复核结论",
  "复核情况",
  "年审结果",
  "年审情况",
  "年检结果",
  "年度复核",
  "年度复核结果",
  "年度审核结果",
  "动态复核结果",
  "资格复核结果",
  "资格审核结果",
  "续保情况",
  // Asked for the contrary: 是 is off the roll.
  "是否停保",
  "是否停发",
  "是否退保",
  "是否已停",
  "是否清退",
  "停保标志",
  "停发标志",
  "停保标识",
  "停发标识",
] as const;

/** Words of a list's name that say of all its rows who of each household is covered; 家庭户 and 个人 there say something else. */
export const coverageNamed: readonly Naming[] = [
  [/单人户?(保|低保|施保|纳入|保障)|单独施保/, "单人保"],
  [/整户(保|低保|施保|纳入|保障)|全户保|按户施保/, "整户保"],
];
