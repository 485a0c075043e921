/** Numbers of the checkup, each with what it rests on. None is a policy figure; counties see them in docs/checkup.md. */
export const CHECKUP_LIMITS = {
  /** Rows that old and new workbooks hold: a sheet that ends exactly there was probably cut off (Excel 97, Excel 2007). */
  rowLimits: [65_536, 1_048_576],
  /** A day or month later than this many months after the screening month is not believed: rolls may be drawn late. */
  lateMonths: 12,
  /** Nor a day on which a sentence or a card ends: those lie ahead, but hardly beyond half a century. */
  aheadMonths: 600,
  /** Nobody's records begin before this year. */
  firstYear: 1900,
  /** 分; a single amount above 200,000 yuan is no monthly aid, nor a one-off one. */
  mostFen: 20_000_000,
  /** A snapshot older than this many months before the screening month is stale: 低保 is paid and reviewed monthly. */
  staleMonths: 2,
  /** A change of the row count by more than this share, and by more than `leastChange` rows, is reported. */
  change: 0.2,
  leastChange: 10,
  /** A township with a share of all rolls that would come to this many rows should not be absent. */
  leastExpected: 8,
  /** On rolls where less than this share of the rows says its township, none can be missed. */
  leastPlaced: 0.5,
  /** A township that fewer rolls name than this may be a spelling of another. */
  leastRolls: 2,
  /** Lines of one fault of one sheet that are listed one by one; the rest is counted in one line. */
  listedLines: 500,
} as const;

/** Kinds of which a roll lists each person once. */
export const ONCE_KINDS = ["hukou", "enrolment", "disability", "poverty", "death"] as const;

/** Kinds that strike some townships and not others: that one is missing says nothing. */
export const LOCAL_KINDS = ["disaster"] as const;
