import { stateBelow } from "../../rolls/stops-in-notes.ts";
import { stopsLater } from "../../rolls/stops-later.ts";
import { FOOTER, HEADING, TITLE } from "../../sources/recognition/lines/line-words.ts";
import type { SheetToStage } from "../sheet-to-stage.ts";
import type { Line } from "./lines-between.ts";

/** A row may have no more than the name of whom it is of. */
const NAME = /^(?!.*(人员|对象|在保|新增))[\p{Script=Han}·•]{2,4}$/u;

const PLACE = new RegExp(HEADING, "u");
const NO_GROUP = new RegExp(`${TITLE}|^(本页|第.{1,4}页|[（(]?(续|接上页|转下页))`, "u");
const TOTAL = new RegExp(FOOTER, "u");
const HAN = /\p{Script=Han}/u;
/** What counts those of a place beside its name. */
const COUNTS = /[:：(（]?(共|计|合计)?[:：]?([0-9０-９]+(人|户|名))*[)）]?$/;

/** What lines between the rows (以下人员9月停保) say of those below them, as SQL: down to the end of their group. */
export function statesBelow(
  lines: readonly Line[],
  { period, roll }: Pick<SheetToStage, "period" | "roll">,
): string[] {
  const whens = lines.flatMap(({ row_no, text }, at) => {
    const state = stateBelow(text, roll.id);
    if (state === undefined || stopsLater(text, period)) return [];
    const above = new Set(lines.slice(0, at).map((line) => placeOf(line.text)));
    const end = lines.slice(at + 1).find((line) => endsGroup(line, above))?.row_no;
    const isBelow = `r.row_no > ${row_no}${end === undefined ? "" : ` AND r.row_no < ${end}`}`;
    return [`WHEN ${isBelow} THEN '${state}'`];
  });
  return whens.length === 0 ? [] : [`CASE ${whens.join(" ")} END`];
}

/**
 * Whether those below a line are of another group: below the next line, a total, or a place of which none were listed before. Of a place that was,
 * these are the ones taken off.
 */
function endsGroup({ text, cells }: Line, above: ReadonlySet<string>): boolean {
  if (NO_GROUP.test(text)) return false;
  if (PLACE.test(text)) return !above.has(placeOf(text));
  // The number of a page is no line.
  return TOTAL.test(text) || (cells === 1 && HAN.test(text) && !NAME.test(text));
}

function placeOf(text: string): string {
  return text.replace(COUNTS, "");
}
