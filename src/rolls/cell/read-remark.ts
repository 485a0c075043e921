import type { Field } from "../kind.ts";
import { plainText } from "../plain-text.ts";
import { resolveCode } from "../resolve-code.ts";
import { dayBeside, FIRST_DAY, ITS_DAY, NO_DAY } from "./day-beside.ts";
import { dayOfRemark } from "./day-of-remark.ts";
import type { CellReading } from "./read-cell.ts";

/** 残疾证已注销换发三代证, 迁出又迁入, 休学后复学: what a remark says first is so no longer. */
const UNDONE =
  /(?<![未没不][有能]?)(换发|换领|换新|换了|重新|补办|恢复|误报|误登|复学|复读|升学|迁回|[又再]迁入|加刑|[又再]次?(被?收监|入[狱监所])|撤销假释)/;
/** 父亲已故, 丈夫2015年去世: of somebody else. A 户主 may be the row's own person. */
const OF_OTHERS =
  /(父|母|爸|妈|夫|妻|老婆|老公|配偶|爱人|老伴|儿|女|子(?!宫)|媳|婿|兄|弟|姐|妹|哥|嫂|爷|奶|公|婆|孙|伯|叔|姑|姨|舅|家人|亲属|监护人)[^,;。、()]*/g;

const ASK_DAY: ReadonlySet<string> = new Set([ITS_DAY, FIRST_DAY, NO_DAY]);

/** What a remark says of a field; nothing where it is of other things. */
export function readRemark(field: Field, written: string): CellReading {
  const text = plainText(written);
  const { open } = field;
  // 户口已迁往本县青石乡 leaves him on the register.
  if (open && says(field, text, open.unless)) return { state: "empty" };
  const naming = UNDONE.test(text) ? undefined : namingOf(field, text);
  if (naming === undefined)
    return open?.words.test(text.replace(OF_OTHERS, ""))
      ? { state: "unknown", value: text }
      : { state: "empty" };
  const [words, said] = naming;
  if (field.type !== "day") return { state: "value", value: said };
  if (ASK_DAY.has(said)) return dayBeside(text, words, said);
  const value = dayOfRemark(text, words, said);
  return value === null ? { state: "empty" } : { state: "value", value };
}

/** 外出务工，2019年3月死亡 says it behind a comma; 父亲外出，2019年3月死亡 may say it of either. */
function namingOf({ remarks = [], open }: Field, text: string) {
  const clauses = open && text.search(OF_OTHERS) < 0 ? text.split(/[,;。]/) : [text];
  return remarks.find(([words]) => clauses.some((clause) => words.test(clause)));
}

function says({ list = "" }: Field, text: string, value: string): boolean {
  const coded = resolveCode(list, text);
  return coded.known && coded.value === value;
}
