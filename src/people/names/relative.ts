import { isCompoundSurname } from "./surnames.ts";

/** Words of two characters or more that end no name. 妹妹, 弟弟 and the like do: given names repeat a character. */
const WORDS =
  "妻子|丈夫|配偶|遗孀|遗属|家属|爱人|老婆|老公|内人|媳妇|儿子|女儿|父亲|母亲|长子|次子|三子|幼子|长女|次女|三女|独子|独女|继子|继女|养子|养女|" +
  "孙子|孙女|外孙女|外孙|儿媳妇|儿媳|女婿|弟媳|侄子|侄女|外甥女|外甥|岳父|岳母";
const KIN = `${WORDS}|弟弟|哥哥|姐姐|妹妹|爷爷|奶奶|爸爸|妈妈|公公|婆婆|嫂子|嫂|妻|夫|子|女|父|母|兄|弟|姐|妹|孙`;
/** 张三之妻, 张三的儿子, 张三（之子）: somebody's relative, whose own name the row does not give. */
const OF_SOMEBODY = new RegExp(`^(\\p{Script=Han}{2,}?)[(（]?[之的](${KIN})[)）]?$`, "u");
/** 张三妻, 张三家属, 张三儿媳妇. A single 子, 女, 父, 母 ends too many true names (拉母, 君子) to be read so. */
const BARE = new RegExp(`^(\\p{Script=Han}{2,}?)[(（]?(${WORDS}|妻)[)）]?$`, "u");
/** 张三之妻李四 names her after all. */
const NAMED = new RegExp(`^\\p{Script=Han}{2,}[之的](?:${KIN})(\\p{Script=Han}{2,4})$`, "u");
const LONG_FORMS: Readonly<Record<string, string>> = {
  妻子: "妻",
  配偶: "妻",
  爱人: "妻",
  遗孀: "妻",
  老婆: "妻",
  内人: "妻",
  媳妇: "妻",
  丈夫: "夫",
  老公: "夫",
  儿子: "子",
  女儿: "女",
  父亲: "父",
  爸爸: "父",
  母亲: "母",
  妈妈: "母",
  儿媳妇: "儿媳",
  弟弟: "弟",
  哥哥: "兄",
  姐姐: "姐",
  妹妹: "妹",
};

/** Whom a cell names by somebody else's name: the relative's own name where it gives one, else `<name>之<kin>`; null for a name. */
export function relativeOf(text: string): { name: string } | { described: string } | null {
  const [, base = "", kin = ""] = OF_SOMEBODY.exec(text) ?? BARE.exec(text) ?? [];
  // 欧阳之女 and 欧阳妻 have a family name and nothing else in front: they are names.
  if (base !== "" && isCompoundSurname(base)) return null;
  if (base !== "") return { described: `${base}之${LONG_FORMS[kin] ?? kin}` };
  const [, own] = NAMED.exec(text) ?? [];
  return own === undefined ? null : { name: own };
}
