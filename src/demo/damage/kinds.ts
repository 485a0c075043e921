/**
 * What becomes of an ID cell, and how often where the factor is 1: of the order seen in rolls of counties.
 * The names are those of the answers file.
 */
export const ID_RATES = {
  /** Blanks, quotes, full width, hidden characters, another sign for X: the number is all there. */
  cosmetic: 0.026,
  typo: 0.008,
  empty: 0.0035,
  trunc: 0.0035,
  swap: 0.003,
  old15: 0.0024,
  note: 0.0018,
  drop: 0.0015,
  typo2: 0.0012,
  ocr: 0.0012,
  borrowed: 0.001,
  extra: 0.0007,
  sci: 0.0007,
  two: 0.0004,
  masked: 0.0003,
  card20: 0.0003,
} as const;

/** An empty text is no damage; `lower` is a small x, which some offices always write. */
export type IdDamageKind = "" | "lower" | keyof typeof ID_RATES;

export const ID_DAMAGES = Object.keys(ID_RATES) as (keyof typeof ID_RATES)[];

/** What becomes of a name in another office, as shares of the names that are written otherwise. */
export const NAME_SHARES = {
  homophone: 0.36,
  variant: 0.17,
  shape: 0.14,
  blank: 0.1,
  placeholder: 0.09,
  remark: 0.06,
  dropped: 0.04,
  other: 0.03,
  pinyin: 0.01,
} as const;

/** `dots` strikes names of two parts only: another dot, none, another transliteration, cut off. */
export type NameDamageKind = "" | "dots" | keyof typeof NAME_SHARES;

export const NAME_DAMAGES = ["dots", ...Object.keys(NAME_SHARES)] as Exclude<NameDamageKind, "">[];

/** Names written otherwise where the factor is 1. */
export const NAME_RATE = 0.02;
/** Names of two parts whose dot another office writes otherwise, whatever the factor. */
export const DOT_RATE = 0.4;
/** Rows that place a person in a neighbouring village, where the factor is 1. */
export const VILLAGE_RATE = 0.03;
/** Dates of birth that are left out, and that are wrong, where the factor is 1. */
export const BIRTH_BLANK_RATE = 0.02;
export const BIRTH_WRONG_RATE = 0.003;
/** Rows that stand in a roll twice, where the factor is 1. */
export const REPEATED_RATE = 0.0004;
/** Children under six more often have no number yet, or stand under a parent's. */
export const CHILD_TIMES = 6;
