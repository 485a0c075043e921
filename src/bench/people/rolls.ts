/** One roll that the bench makes: who is on it and which columns it has. */
export interface RollPlan {
  roll: string;
  kind: string;
  period: number | null;
  /** Share of the people who are on it. */
  share: number;
  /** Numbering of its households; left out where it has none. */
  space?: string;
  hasBirth?: boolean;
  hasSex?: boolean;
  hasNoPlace?: boolean;
}

const MONTH = 2019 * 12 + 9;

/** Two rolls as in the research: nearly everybody on each. */
export const TWO_ROLLS: readonly RollPlan[] = [
  {
    roll: "hukou",
    kind: "hukou",
    period: null,
    share: 0.95,
    space: "hukou",
    hasBirth: true,
    hasSex: true,
  },
  { roll: "poverty", kind: "poverty", period: null, share: 0.9, space: "poverty", hasBirth: true },
];

/** Ten rolls with the columns that such rolls have. */
export const TEN_ROLLS: readonly RollPlan[] = [
  ...TWO_ROLLS,
  { roll: "dibao", kind: "enrolment", period: MONTH, share: 0.9, space: "dibao" },
  { roll: "dibao", kind: "enrolment", period: MONTH - 10, share: 0.9, space: "dibao" },
  { roll: "disability", kind: "disability", period: null, share: 0.9 },
  { roll: "employment", kind: "employment", period: null, share: 0.9, hasNoPlace: true },
  { roll: "student", kind: "student", period: null, share: 0.9 },
  { roll: "death", kind: "death", period: null, share: 0.9 },
  { roll: "illness", kind: "illness", period: null, share: 0.9 },
  { roll: "income_check", kind: "income_check", period: null, share: 0.9 },
];
