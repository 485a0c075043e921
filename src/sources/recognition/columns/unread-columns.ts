import { askedValue } from "../../../rolls/cell/asked-value.ts";
import { readCell } from "../../../rolls/cell/read-cell.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import { plainText } from "../../../rolls/plain-text.ts";
import type { Roll } from "../../../rolls/roll.ts";
import { saidOfTexts } from "../../../rolls/said-of-texts.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import type { SaidValues } from "../known.ts";
import { saidBesideProgramme } from "./joint-columns.ts";
import type { Assignment } from "./match-columns.ts";
import { isRemarkHeader } from "./remark-column.ts";

/** A column whose values are local ones, such as 一档 二档 三档. */
export interface UnreadColumn {
  field: string;
  header: string;
  /** Some of what stands there; never of a field that says who somebody is. */
  texts: readonly string[];
}

/** The least share of a column's values that no code list has. */
const MOST = 0.5;
const SHOWN = 4;
/** Longer texts are no codes but sentences. */
const LONGEST_CODE = 8;

/** Columns of codes that the catalogue cannot read: what hangs on them would come out as if nobody had written it. */
export function unreadColumns(
  roll: Roll,
  assignments: readonly (Pick<Assignment, "field"> & {
    column: Pick<SheetColumn, "header" | "sample">;
  })[],
  values: SaidValues,
): UnreadColumn[] {
  const { fields } = kindOf(roll.kind);
  return assignments.flatMap(({ field, column }) => {
    const spec = fields[field];
    if (spec?.type !== "choice") return [];
    if (roll.remarks?.[field] && isRemarkHeader(column.header)) return [];
    const isProgramme = (other: string) =>
      assignments.some((each) => each.field === other && each.column === column);
    if (saidBesideProgramme(roll, field, isProgramme)) return [];
    const asked = askedValue(spec.list, column.header);
    const read = asked === undefined ? spec : { ...spec, asked };
    const filled = column.sample.filter((text) => text.trim() !== "");
    const said =
      field === "programme"
        ? saidOfTexts(
            roll,
            filled.map((text) => text.trim()),
          )
        : [];
    const unread = filled.filter(
      (text) =>
        meaningOf(values, field, text) === text &&
        readCell(read, text).state === "unknown" &&
        !said.some(({ texts }) => texts.includes(text.trim())),
    );
    if (unread.length === 0 || unread.length < filled.length * MOST) return [];
    const texts = [...new Set(unread.map((text) => text.trim()))]
      .filter((text) => text.length <= LONGEST_CODE && !/\d{6}/.test(text))
      .slice(0, SHOWN);
    return [{ field, header: column.header, texts }];
  });
}

/** A text as doudi.yaml says it is meant; the text itself where it says nothing of it. */
export function meaningOf(values: SaidValues, field: string, text: string): string {
  const own = values[field];
  if (!own) return text;
  const plain = plainText(text);
  const found = Object.entries(own).find(([written]) => plainText(written) === plain);
  return found ? found[1] : text;
}
