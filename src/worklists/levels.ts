export const LEVELS = ["hit", "check", "hint"] as const;
export type Level = (typeof LEVELS)[number];

export const LEVEL_LABELS: Readonly<Record<Level, string>> = {
  hit: "疑点",
  check: "待核",
  hint: "提示",
};

/** What each level asks of the one who visits, as the cover and the notes print it. */
export const LEVEL_MEANINGS: Readonly<Record<Level, string>> = {
  hit: "所需名册齐全、人员对应确定、符合规则条件",
  check: "符合规则条件，但人员只是疑似对应，先核是不是同一人",
  hint: "符合规则条件，但有可降级的情形（如核对超标、自愿放弃），核对凭据即可",
};
