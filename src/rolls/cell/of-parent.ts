import { plainText } from "../plain-text.ts";

type Parent = "父" | "母";

/** Others than the parents, whatever is said of them. */
const RELATIVE = "(外?曾?祖|伯|叔|姑|姨|舅|岳|继)(父母|父|母)亲?";
const OTHERS = new RegExp(
  `^其?(${RELATIVE}|爷爷|奶奶|外公|外婆|姥[姥爷]|哥|姐|弟|妹|本人|儿童|孩子)[^父母]*$`,
);
/** 随祖父母生活: with whom a child lives says nothing of how that one is. */
const CARE =
  /(跟随|随|跟|现?由|与|寄养[在于]?)[^,;。]{0,6}?(一起|共同)?(生活|居住|抚养|照[料顾看]|监护)/g;
const MENTION = /(父母亲?|双亲|父亲?[和与及、]母亲?|母亲?[和与及、]父亲?)|([父母])亲?/g;
/** 父母双亡, 父亲和母亲均失联, 父：重残. */
const LEADING = /^([:( ]|-|[是为系已]|双方|二人|双|均|都|皆|俩)+/;
const TRAILING = /([,;、。.)( 和与及而但]|[;,。][1-9二])+$/;

/** Whether a text, a header or a cell, is about parents. */
export function namesParents(text: string): boolean {
  return /[父母爸妈]|双亲|家长/.test(text);
}

/**
 * What a text about both parents, such as 父亲死亡，母亲服刑在押 or 父亡母嫁, says of one of them: empty where it says nothing of him, null where
 * it leaves open which of them it means.
 */
export function ofParent(written: string, parent: Parent): string | null {
  const text = ofParents(plainText(written));
  if (text.includes("一方")) return null;
  const mentions = [...text.matchAll(MENTION)];
  if (mentions.length === 0) return text;
  const [own, both] = [[], []] as [string[], string[]];
  for (const [index, mention] of mentions.entries()) {
    const [whole, ofBoth, ofOne] = mention;
    const end = mentions[index + 1]?.index ?? text.length;
    const said = text
      .slice(mention.index + whole.length, end)
      .replace(LEADING, "")
      .replace(TRAILING, "");
    if (said === "") continue;
    if (ofBoth !== undefined) both.push(said);
    else if (ofOne === parent) own.push(said);
  }
  return own[0] ?? both[0] ?? "";
}

/** The text with the parents by one word each, and without what it says of others. */
function ofParents(text: string): string {
  const plain = text
    .replace(/爸爸?/g, "父亲")
    .replace(/妈妈?/g, "母亲")
    .replace(/(亲生|生|其)(?=[父母])/g, "")
    .replace(CARE, "")
    .split(/(?<=[,;。])/)
    .filter((clause) => !OTHERS.test(clause.replace(/[,;。]$/, "")))
    .join("")
    .replace(new RegExp(RELATIVE, "g"), "");
  // Of an adopted child they are the parents.
  const without = plain.replace(/养(父母|父|母)亲?/g, "");
  return /[父母]/.test(without) ? without : plain.replace(/养(?=[父母])/g, "");
}
