/** How people say yes and no in a cell, without signs and blanks. */
const YES = new Set("是 对 √ ✓ ✔ ☑ y yes".split(" "));
const NO = new Set("否 不是 × ✗ ✘ x n no".split(" "));

/** What a cell says where the question beside it can be answered by yes and no; the whole cell, folded. */
export function yesOrNo(word: string): boolean | undefined {
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}
