import { stopsLater } from "../rolls/stops-later.ts";
import { FOOTER, HEADING, TITLE } from "../sources/recognition/line-words.ts";
import type { Line } from "./lines-between.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** 以下人员9月停保, alone in its row; the next line of its kind says otherwise of those below it. */
const BELOW = /^[(（]?(以下|下列|下面)/;
const OFF = /(停保|停发|退保|清退|停止(救助|保障|享受))/;
const NOT_OFF = /[不未拟]|恢复|新增|除外|另/;
const LONGEST = 24;
/** A row may have no more than the name of whom it is of. */
const NAME = /^(?!.*(人员|对象|在保|新增))[\p{Script=Han}·•]{2,4}$/u;

const PLACE = new RegExp(HEADING, "u");
const NO_GROUP = new RegExp(`${TITLE}|^(本页|第.{1,4}页|[（(]?(续|接上页|转下页))`, "u");
const TOTAL = new RegExp(FOOTER, "u");
/** What counts those of a place beside its name. */
const COUNTS = /[:：(（]?(共|计|合计)?[:：]?([0-9０-９]+(人|户|名))*[)）]?$/;

/** What lines between the rows say of those below them, as SQL: down to the end of their group. */
export function statesBelow(
  lines: readonly Line[],
  { period }: Pick<SheetToStage, "period">,
): string[] {
  const whens = lines.flatMap(({ row_no, text }, at) => {
    if (!BELOW.test(text) || text.length > LONGEST) return [];
    if (!OFF.test(text) || NOT_OFF.test(text) || stopsLater(text, period)) return [];
    const above = new Set(lines.slice(0, at).map((line) => placeOf(line.text)));
    const end = lines.slice(at + 1).find((line) => endsGroup(line, above))?.row_no;
    const isBelow = `r.row_no > ${row_no}${end === undefined ? "" : ` AND r.row_no < ${end}`}`;
    return [`WHEN ${isBelow} THEN '停发'`];
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
  return TOTAL.test(text) || (cells === 1 && !NAME.test(text));
}

function placeOf(text: string): string {
  return text.replace(COUNTS, "");
}
