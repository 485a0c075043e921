/** Chinese words for the values of the tables, as every command prints them. */
export const LEVEL_LABELS = {
  hit: "疑点",
  check: "待核",
  hint: "提示",
} as const;

export const STATUS_LABELS = {
  draft: "草稿",
  stable: "正式",
  retired: "停用",
} as const;

export const GRAIN_LABELS = {
  person: "一人一条",
  household: "一户一条",
  payment: "一笔发放一条",
  record: "一条记录一条",
} as const;
