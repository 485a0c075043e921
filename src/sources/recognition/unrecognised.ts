import type { Header } from "./header/find-header.ts";
import type { SheetHead } from "./header/sheet-head.ts";
import { findTown } from "./lines/find-town.ts";
import { linesOf } from "./lines/names-of-sheet.ts";
import type { Recognition } from "./recognition.ts";

export const HEADERLESS =
  "没有表头，请在名单上面加一行写明各列是什么；或写明是哪种名册（roll）、没有表头（header_row 写 0）、各项在哪一列（如 name 写 A列）";

/** Asked of a sheet of which nothing better can be said. */
export const UNKNOWN_ROLL = "认不出是哪一种名册";

/** A sheet that is no roll, or none that is known; `why` is asked. */
export function unrecognised(
  head: SheetHead,
  header: Header | undefined,
  why = UNKNOWN_ROLL,
): Recognition {
  return {
    roll: null,
    headerRow: header?.row ?? 0,
    headerRows: header?.rows ?? 0,
    columns: [],
    unused: header?.columns.map(({ index, header: text }) => ({ index, header: text })) ?? [],
    period: null,
    newest: null,
    town: findTown(head),
    village: null,
    said: new Map(),
    sections: { fields: [], titled: [], names: [] },
    spread: null,
    family: null,
    values: {},
    unread: [],
    years: [],
    marks: [],
    days: [],
    sums: [],
    ids: [],
    oneOf: [],
    terms: [],
    questions: [{ about: "roll", text: why, taken: null }],
    notices: [],
    titles: linesOf(head, header?.row ?? 0).slice(2),
  };
}
