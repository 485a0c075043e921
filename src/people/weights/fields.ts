/** What is compared, and how surely one person's two records are expected to agree before anything was learnt. */
export interface WeightField {
  field: string;
  label: string;
  /** Level, what it means, and its share among pairs of one person. */
  levels: readonly (readonly [level: number, label: string, expected: number])[];
}

export const WEIGHT_FIELDS: readonly WeightField[] = [
  {
    field: "name",
    label: "姓名",
    levels: [
      [6, "相同", 0.9],
      [5, "同音", 0.05],
      [4, "音近、形近或占位符", 0.025],
      [3, "一字不同或缺字", 0.015],
      [2, "只有一部分相同", 0.006],
      [0, "不同", 0.004],
    ],
  },
  {
    field: "birth",
    label: "出生日期",
    levels: [
      [1, "相同", 0.98],
      [0, "不同", 0.02],
    ],
  },
  {
    field: "sex",
    label: "性别",
    levels: [
      [1, "相同", 0.99],
      [0, "不同", 0.01],
    ],
  },
  {
    field: "place",
    label: "乡镇村",
    levels: [
      [2, "同村", 0.9],
      [1, "同乡镇", 0.07],
      [0, "不同", 0.03],
    ],
  },
  {
    field: "house",
    label: "家庭",
    levels: [
      [1, "同户", 0.85],
      [0, "无佐证", 0.15],
    ],
  },
  {
    field: "number",
    label: "残缺的证号",
    levels: [
      [3, "出生日期和顺序码都在", 0.3],
      [2, "出生日期或顺序码在", 0.6],
      [1, "只有地区码在", 0.08],
      [0, "都不在", 0.02],
    ],
  },
];

/** Of a number that is valid on both sides nothing is learnt: the guard is stronger than any likeness. */
export const FIXED_WEIGHTS: readonly (readonly [level: number, label: string, bits: number])[] = [
  [4, "同一个有效证号，姓名不符（限定值）", 0],
  [-1, "两个证号都有效但不同（限定值）", -8],
];

/** Fields that each blocking session must leave out: those of its key, and those that follow from them. */
export const SESSIONS: Readonly<Record<string, readonly string[]>> = {
  证号: ["name", "place", "house"],
  "姓名＋村": ["birth", "sex", "house", "number"],
  "姓名＋出生日期": ["sex", "place", "house"],
};
