import { plainText } from "../plain-text.ts";

/** Others than the parents, with whom a child may live. */
const GRANDPARENTS = /(外?祖|养|继)(父母|父|母)亲?/g;
/** 父母双亡, 父亲和母亲均失联. */
const BOTH =
  /^(父母亲?|双亲|父亲?[和与及、]母亲?|母亲?[和与及、]父亲?)(双方|二人|双|均|都|皆|俩|已)*/;

/** What a text about both parents, such as 父亲死亡，母亲服刑在押 or 父亡母嫁, says of one of them; empty where it says nothing of him. */
export function ofParent(written: string, parent: "父" | "母"): string {
  const text = plainText(written).replace(GRANDPARENTS, "");
  if (BOTH.test(text)) return text.replace(BOTH, "") || text;
  const other = parent === "父" ? "母" : "父";
  const own = new RegExp(`${parent}亲?[:( ]*[是为系已]?([^${other}]*)`).exec(text)?.[1];
  if (own !== undefined) return own.replace(/[,;、。.)( 和与及而但]+$/, "");
  return text.includes(other) ? "" : text;
}
