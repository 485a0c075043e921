import StylesXform from "exceljs/lib/xlsx/xform/style/styles-xform.js";
import { type Look, STYLES } from "./looks.ts";

/** The attribute of a look: as it is, and for texts that might be taken for formulas. */
interface LookMarks {
  plain: Uint8Array;
  quoted: Uint8Array;
}

const table = new StylesXform(true);
const marks = Object.fromEntries(
  Object.entries(STYLES).map(([look, style]) => {
    const plain = table.addStyleModel(style);
    return [look, { plain: attribute(plain), quoted: attribute(quotedOf(plain)) }];
  }),
) as Readonly<Record<Look, LookMarks>>;

/** The styles of all workbooks: the same in each, so that rows may go from one to another. */
export const styleTable: StylesXform = table;

/** The attribute of a cell, ` s="3"`, as bytes. */
export function styleOf(look: Look, isQuoted: boolean): Uint8Array {
  const { plain, quoted } = marks[look];
  return isQuoted ? quoted : plain;
}

function attribute(number: number): Uint8Array {
  return new Uint8Array(Buffer.from(number > 0 ? ` s="${number}"` : ""));
}

/** The same with `quotePrefix`, which ExcelJS cannot say: text that stays text when its cell is edited. */
function quotedOf(plain: number): number {
  const xml = table.model.styles[plain] ?? "";
  return table.model.styles.push(xml.replace("<xf ", '<xf quotePrefix="1" ')) - 1;
}
