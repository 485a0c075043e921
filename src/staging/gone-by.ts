import type { TextRow } from "../sources/recognition/sheet-head.ts";

/** People who are not on the roll above a table: it refused them, or they were taken off. */
export type Gone = "refused" | "taken off";

const REFUSED = /不予|不批|未获?批|未通过|不符合|不合格|拟/;
const TAKEN_OFF = /停[保发助救止]|退出|退保|清退|取消|终止|减少|减员|核减|注销|调出|剔除/;
/** 本页减少2人 is a line of figures below a table, not the title of the next one. */
const OF_FIGURES = /[0-9０-９]+[户人名]/;

/**
 * What the title of a table below another one, or the cells of its header that the one above does not have, say of its people; null where
 * they say nothing of it, or where the whole sheet says so.
 */
export function goneBy(
  titles: readonly TextRow[],
  header: readonly string[],
  names: readonly string[],
): Gone | null {
  const lines = titles.map(({ cells }) => cells.join("")).filter((line) => !OF_FIGURES.test(line));
  const says = [...lines, ...header].map((text) => text.replace(/\s/g, ""));
  const isSaid = (words: RegExp) =>
    says.some((text) => words.test(text)) && !names.some((text) => words.test(text));
  if (isSaid(REFUSED)) return "refused";
  return isSaid(TAKEN_OFF) ? "taken off" : null;
}
