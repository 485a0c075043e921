import { isCompoundSurname } from "./surnames.ts";

/** A name that stands beside another in its cell. */
export interface OtherName {
  name: string;
  /** The cell says that it is the same person's (曾用名); else it may be a relative's (张小宝（张大伟）). */
  isSaid: boolean;
}

const HAN = "\\p{Script=Han}";
const OPEN = "[(（[【〔]";
const CLOSE = "[)）\\]】〕]";
/** 张三曾用名张来弟, 张三（户口名：张来弟）, 曾用名张来弟，现名张三. */
const SAID = new RegExp(
  `(?:曾用名|曾用|原名|又名|又称|又叫|也叫|别名|户口名|身份证名|学名|更名|改名)[:：为叫]?(?:${HAN}{2,4}(?![·•.]))`,
  "gu",
);
const SAID_WORD =
  /^(?:曾用名|曾用|原名|又名|又称|又叫|也叫|别名|户口名|身份证名|学名|更名|改名)[:：为叫]?/u;
/** Where the next word begins: 张来弟现名张三. */
const NEXT = /(?:现用?名|曾用|原名|又名|别名).*$/u;
/** 张三（张来弟）, 张三/张来弟. */
const BESIDE = new RegExp(
  `^(${HAN}{2,4})(?:${OPEN}(${HAN}{2,4})${CLOSE}|[/|\\\\](${HAN}{2,4}))$`,
  "u",
);
/** What stands in brackets of places and families that bear a family name: 张家村, 张湾组. */
const PLACE = /[村组寨屯社队坝湾庄户家]$/u;

/** The names that a cell gives beside its first, hidden characters and blanks taken out; of one in brackets the family name must be the same. */
export function otherNames(plain: string): OtherName[] {
  const said = [...plain.matchAll(SAID)].map(([text]) => ({
    name: text.replace(SAID_WORD, "").replace(NEXT, ""),
    isSaid: true,
  }));
  if (said.length > 0) return said.filter(({ name }) => Array.from(name).length >= 2);
  const [, first = "", bracketed, slashed] = BESIDE.exec(plain) ?? [];
  const other = bracketed ?? slashed;
  if (other === undefined || PLACE.test(other)) return [];
  return surname(first) === surname(other) && first !== other
    ? [{ name: other, isSaid: false }]
    : [];
}

function surname(name: string): string {
  const two = name.slice(0, 2);
  return isCompoundSurname(two) ? two : name.slice(0, 1);
}
