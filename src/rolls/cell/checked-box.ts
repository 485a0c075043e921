const FULL = "☑☒√✓✔■▣●◉";
const EMPTY = "□☐○◯";
/** A round one is a box only beside a full one: 二○一九年 has none. */
const HAS_BOXES = /[□☐]|[●◉].*[○◯]|[○◯].*[●◉]/;
/** Most cells have none of this. */
const MAY_BE_TICKED = new RegExp(`[${FULL}${EMPTY}()（）[\\]【】〔〕_]`);
const MARKS = new RegExp(`[${FULL}${EMPTY}]`);
/** √□ is an empty box that somebody has put a tick beside. */
const PIECES = new RegExp(`[${FULL}${EMPTY}]+|[^${FULL}${EMPTY}]+`, "g");
const IS_FULL = new RegExp(`[${FULL}]`);
/** 是（√） 否（ ）, 是[√] 否[ ], 是__√__ 否____: what is printed to be ticked, as boxes are. */
const TICKED_BRACKET = /[([【〔][\s_]*[√✓✔☑Vv对][\s_]*[)\]】〕]|_[\s_]*[√✓✔][\s_]*|[√✓✔][\s_]*_+/g;
const OPEN_BRACKET = /[([【〔][\s_×✗]*[)\]】〕]|_{2,}/g;
/** √是 ×否, 是√ 否: a tick beside one of the words that stand apart. */
const APART = /[\s、,;/|]+/;
const BESIDE = /^([√✓✔×✗])?([^√✓✔×✗]+)([√✓✔×✗])?$/;
const AROUND = /^[\s()（）[\]【】、,，;；/]+|[\s()（）[\]【】、,，;；/]+$/g;

/**
 * What is ticked in a cell that prints its answers with a box for each: 是 of ☑是 □否 and of 是■ 否□, nothing where every box is empty. Any other text as it is: without this the
 * words beside the empty box speak as well.
 */
export function checkedBox(written: string): string {
  if (!MAY_BE_TICKED.test(written)) return written;
  const text = written.normalize("NFKC");
  const boxed = text.replace(TICKED_BRACKET, "☑").replace(OPEN_BRACKET, "□");
  // One empty bracket behind a word is there to be filled with something else.
  const isPrinted = /☑/.test(boxed) || /□.*□/.test(boxed);
  if (boxed !== text && isPrinted) return tickedOf(boxed, written);
  return HAS_BOXES.test(written) ? tickedOf(written, written) : tickedApart(text, written);
}

/** The words with a tick of their own, where each stands apart; √ between two of them is of either. */
function tickedApart(text: string, written: string): string {
  if (!/[√✓✔]/.test(text)) return written;
  const words = text
    .trim()
    .split(APART)
    .map((word) => BESIDE.exec(word));
  if (words.some((word) => word === null || (word[1] && word[3]) || !word[2]?.trim()))
    return written;
  const ticked = words.flatMap((word) =>
    /[√✓✔]/.test(`${word?.[1]}${word?.[3]}`) ? [word?.[2]] : [],
  );
  return ticked.join("、");
}

function tickedOf(boxes: string, written: string): string {
  const pieces = (boxes.match(PIECES) ?? []).map((piece) => piece.replace(AROUND, ""));
  const said = pieces.filter((piece) => piece !== "");
  const isBefore = MARKS.test(said[0] ?? "");
  const ticked: string[] = [];
  let labels = 0;
  for (const [at, piece] of said.entries()) {
    if (MARKS.test(piece)) continue;
    const box = said[isBefore ? at - 1 : at + 1] ?? "";
    if (!MARKS.test(box)) return written;
    labels += 1;
    if (IS_FULL.test(box)) ticked.push(piece);
  }
  return labels === 0 ? written : ticked.join("、");
}
