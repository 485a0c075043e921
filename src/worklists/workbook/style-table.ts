import StylesXform from "exceljs/lib/xlsx/xform/style/styles-xform.js";
import { type Look, STYLES } from "./looks.ts";

/** Numbers of a look: as it is, and for texts that might be taken for formulas. */
interface LookNumbers {
  plain: number;
  quoted: number;
}

const table = new StylesXform(true);
const numbers = Object.fromEntries(
  Object.entries(STYLES).map(([look, style]) => {
    const plain = table.addStyleModel(style);
    return [look, { plain, quoted: quotedOf(plain) }];
  }),
) as Readonly<Record<Look, LookNumbers>>;

/** The styles of all workbooks: the same in each, so that rows may go from one to another. */
export const styleTable: StylesXform = table;

/** The attribute of a cell, ` s="3"`. */
export function styleOf(look: Look, isQuoted: boolean): string {
  const { plain, quoted } = numbers[look];
  const number = isQuoted ? quoted : plain;
  return number > 0 ? ` s="${number}"` : "";
}

/** The same with `quotePrefix`, which ExcelJS cannot say: text that stays text when its cell is edited. */
function quotedOf(plain: number): number {
  const xml = table.model.styles[plain] ?? "";
  return table.model.styles.push(xml.replace("<xf ", '<xf quotePrefix="1" ')) - 1;
}
