/** What stands in a 身份证号 cell and is no number of anybody, damaged or whole: it says nothing against the row being somebody's. */
export type InPlaceOfNumber = "date" | "phone" | "account";

/**
 * Patterns with small letters for what comes again and again; the SQL forms in `queries/identity` and `queries/spark` have the same.
 */
const PARTS: Readonly<Record<string, string>> = {
  /** Words beside it, such as 电话, 卡号 or 出生. */
  w: "[^0-9A-Z*]*",
  y: "(?:18|19|20)[0-9]{2}",
  m: "(?:0[1-9]|1[0-2])",
  d: "(?:0[1-9]|[12][0-9]|3[01])",
  /** Month and day of one figure or two. */
  s: "(?:0?[1-9]|1[0-2])",
  t: "(?:0?[1-9]|[12][0-9]|3[01])",
  /** A mobile number. */
  p: "1[3-9][0-9](?:-?[0-9]{4}){2}",
};

/** 19640106, 1964.1.6, 1964-01-06, 1964年1月6日, 64年1月6日, or the month alone. No area code begins with 18, 19 or 20. */
const DATE = spelledOut(
  "w(?:ymd|ym|y[-./年]s(?:[-./月](?:t[日号]?(?:T?00?:00(?::00)?)?)?)?|[0-9]{2}年s月(?:t[日号]?)?)w",
);
/** Mobile numbers, or one of a landline, which begins with 0 as no ID does. */
const PHONE = spelledOut("w(?:(?:86-?)?p(?:[^0-9A-Z*]+p)*|0[0-9]{2,3}-?[0-9]{7,8})w");
/** What a spreadsheet makes of the sixteen or nineteen digits of a card: those of an ID end in E+17. */
const ROUNDED_CARD = /^[0-9](\.[0-9]+)?E\+?1[58]$/;
const LONG_NUMBER = spelledOut("w[0-9][-0-9]{15,40}w");
/** By its length: a birth date that is seen though one digit of it is wrong, or one of the number missing or too many. */
const HOLDS_BIRTH = spelledOut(
  "[0-9]{6}(?:[0-9]ymd|(?:1[0-9][89]|2[0-9]0)[0-9]{2}md|(?:18|19|20)[0-9]{3}md|y(?:0[0-9][1-9]|1[0-9][0-2])d|ym[0-9]d|ym(?:0[0-9][1-9]|[12][0-9][0-9]|3[0-9][01])|ymd[0-9])[0-9]{4}|" +
    "[0-9]{5,6}(?:ym[0-9]{2}|y[0-9]{2}d|[0-9]{4}md)[0-9]{3,4}|[0-9]{6}y(?:m[0-9]{2}|[0-9]{2}d)[0-9]{2}|[0-9]{8}(?:md[0-9]|[0-9]md)[0-9]{3}|[0-9]{6}ymd[0-9]{7,14}",
);

/**
 * What a cell holds in place of a number; null for a number, whole or damaged, and for all that says nothing.
 *
 * `cell` is folded: upper case, no blanks, ASCII digits.
 */
export function inPlaceOfNumber(cell: string): InPlaceOfNumber | null {
  if (DATE.test(cell)) return "date";
  if (PHONE.test(cell)) return "phone";
  if (ROUNDED_CARD.test(cell)) return "account";
  return LONG_NUMBER.test(cell) && isAccount(cell.replace(/[^0-9]/g, "")) ? "account" : null;
}

/**
 * Digits that hold no birth date and are a card's by its check digit, or by the two that nearly all cards begin with; or too many for an ID. Of twenty
 * the first eighteen may be one: a 残疾证.
 */
function isAccount(digits: string): boolean {
  if (HOLDS_BIRTH.test(digits)) return false;
  return (
    /^([0-9]{21,28}|62([0-9]{14}|[0-9]{17}))$/.test(digits) ||
    (/^[34569][0-9]{15,18}$/.test(digits) && passesLuhn(digits))
  );
}

/** The check digit of cards (ISO/IEC 7812). */
function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((total, digit, at) => {
      const counted = at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
      return total + counted;
    }, 0);
  return sum % 10 === 0;
}

/** The pattern with its small letters written out, for a whole text. */
export function patternOf(template: string): string {
  return template.replace(/[a-z]/g, (letter) => PARTS[letter] ?? letter);
}

function spelledOut(template: string): RegExp {
  return new RegExp(`^(?:${patternOf(template)})$`, "u");
}
