const FULL = "☑☒√✓✔■▣●◉";
const EMPTY = "□☐○◯";
/** A round one is a box only beside a full one: 二○一九年 has none. */
const HAS_BOXES = /[□☐]|[●◉].*[○◯]|[○◯].*[●◉]/;
const MARKS = new RegExp(`[${FULL}${EMPTY}]`);
/** √□ is an empty box that somebody has put a tick beside. */
const PIECES = new RegExp(`[${FULL}${EMPTY}]+|[^${FULL}${EMPTY}]+`, "g");
const IS_FULL = new RegExp(`[${FULL}]`);
const AROUND = /^[\s()（）[\]【】、,，;；/]+|[\s()（）[\]【】、,，;；/]+$/g;

/**
 * What is ticked in a cell that prints its answers with a box for each: 是 of ☑是 □否 and of 是■ 否□, nothing where every box is empty. Any other text as it is: without this the
 * words beside the empty box speak as well.
 */
export function checkedBox(written: string): string {
  if (!HAS_BOXES.test(written)) return written;
  const pieces = (written.match(PIECES) ?? []).map((piece) => piece.replace(AROUND, ""));
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
