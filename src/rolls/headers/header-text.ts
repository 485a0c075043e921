import { chineseOf } from "../chinese-of.ts";
import { simplified } from "../traditional.ts";

/**
 * A header as it is compared: full-width and traditional characters folded, spaces, line breaks, stars, colons and remarks such as
 * （必填） or 单位 in brackets gone, English, Uyghur, Tibetan and the like beside Chinese gone. `乡(镇)` and `村(社区)` keep their brackets' content.
 */
export function headerText(written: string): string {
  // A longer text may be a part of a large one for V8, which would stay in memory with it.
  if (written.length > LONGEST_KNOWN) return comparedText(written);
  let text = known.get(written);
  if (text === undefined) {
    text = comparedText(written);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(written, text);
  }
  return text;
}

/** Every cell of a sheet's first rows is asked about, again and again. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;
const LONGEST_KNOWN = 12;

function comparedText(written: string): string {
  const text = simplified(chineseOf(written.normalize("NFKC").replace(ORDINAL, "")))
    .replace(/[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}*:：。、，,“”"'‘’_\-－—]/gu, "")
    .replace(
      /\((必填|选填|元|元\/月|元\/人|人|万元|单位.*?|18位|15位|\d+位|年月|如.*?|格式.*?|YYYY.*?|yyyy.*?|可.*?|填.*?|下拉.*?|文本.*?|详?见.*?|参见.*?|注[:：]?.*?|请.*?|按.*?填.*?|与.*?一致|以.*?为准|务必.*?|必须.*?|不[能得可].*?|勿.*?|[打划画]?[√✓✔]|[打划画]勾|勾选)\)/g,
      "",
    )
    .replace(/[()[\]【】]/g, "")
    // 18位身份证号, 十八位公民身份号码: how long it is says nothing of whose it is. A column for those of 15 figures is the older one of two.
    .replace(/^(18|十八)位(?=.*(身份|证件))/, "")
    // 身份证号妈 is 号码 typed by its sound, and no mother's.
    .replace(/号[妈吗嘛玛马]/g, "号码")
    .replace(/爸爸?|父方/g, "父亲")
    .replace(/妈妈?|母方/g, "母亲")
    .replace(/帐/g, "账")
    .toUpperCase();
  return BILINGUAL.test(text)
    ? text.replace(/[A-Z]{2,}(?:\d{3}(?!\d))?\.?/g, "").replace(/^[/|]+|[/|]+$/g, "")
    : text;
}

/** B.姓名, 2、姓名 and （二）姓名: which column it is. 一、二级 and 1.5倍 begin otherwise. */
const ORDINAL =
  /^\s*(?:(?:\d{1,2}|[A-Za-z])[.、)]|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|[一二三四五六七八九十]{1,3}[.、])\s*(?=[\p{Script=Han}*(])(?![一二三四五六七八九十]|[^()]*\d级)/u;

/** 姓名 Name, AAC003姓名: the English, or the number of a standard, says it once more. */
const BILINGUAL = /\p{Script=Han}{2}.*[A-Z]{2}|[A-Z]{2}.*\p{Script=Han}{2}/u;
