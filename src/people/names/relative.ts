const KIN =
  "妻子|丈夫|配偶|遗孀|遗属|家属|爱人|儿子|女儿|父亲|母亲|长子|次子|三子|幼子|长女|次女|三女|孙子|孙女|儿媳|妻|夫|子|女|父|母|兄|弟|姐|妹|孙";
/** 张三之妻, 张三的儿子, 张三（之子）: somebody's relative, whose own name the row does not give. */
const OF_SOMEBODY = new RegExp(`^(\\p{Script=Han}{2,})[(（]?[之的](${KIN})[)）]?$`, "u");
/** 张三妻, 张三家属: words that end no name. */
const BARE =
  /^(\p{Script=Han}{2,})(妻子?|丈夫|配偶|遗孀|遗属|家属|爱人|儿子|女儿|父亲|母亲|长子|次子|长女|次女|孙子|孙女)$/u;
/** 张三之妻李四 names her after all. */
const NAMED = new RegExp(`^\\p{Script=Han}{2,}[之的](?:${KIN})(\\p{Script=Han}{2,4})$`, "u");
const LONG_FORMS: Readonly<Record<string, string>> = {
  妻子: "妻",
  配偶: "妻",
  爱人: "妻",
  遗孀: "妻",
  丈夫: "夫",
  儿子: "子",
  女儿: "女",
  父亲: "父",
  母亲: "母",
};

/** Whom a cell names by somebody else's name: the relative's own name where it gives one, else `<name>之<kin>`; null for a name. */
export function relativeOf(text: string): { name: string } | { described: string } | null {
  const [, base = "", kin = ""] = OF_SOMEBODY.exec(text) ?? BARE.exec(text) ?? [];
  if (base !== "") return { described: `${base}之${LONG_FORMS[kin] ?? kin}` };
  const [, own] = NAMED.exec(text) ?? [];
  return own === undefined ? null : { name: own };
}
