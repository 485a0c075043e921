import type * as XLSX from "@e965/xlsx";
import type { Note } from "../book.ts";
import { type DateKind, dateKindOf, NO_DATE } from "../cell/date-format.ts";
import { dateText } from "../cell/date-text.ts";
import { isLongNumber, numberText } from "../cell/number-text.ts";
import { overLimit } from "../refusal.ts";

/** Codes of error values in every Excel format. */
const ERRORS: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA",
};

/** Cells of one sheet as text, and what there is to count about them. */
export class CellTexts {
  formulaCells = 0;
  errorCells = 0;
  numericLongIds = 0;
  #withoutValue = 0;
  readonly #is1904: boolean;
  readonly #kinds = new Map<string, DateKind>();

  constructor(is1904: boolean) {
    this.#is1904 = is1904;
  }

  of(cell: XLSX.CellObject | undefined, maxUnits: number): string {
    if (!cell) return "";
    const text = this.#text(cell);
    if (cell.f !== undefined) {
      this.formulaCells += 1;
      if (text === "" && cell.t !== "s") this.#withoutValue += 1;
    }
    if (text.length > maxUnits) throw overLimit(`一个单元格超过 ${maxUnits} 个字`);
    return text;
  }

  notes(before: readonly Note[]): Note[] {
    if (this.#withoutValue === 0) return [...before];
    const text = `有 ${this.#withoutValue} 个公式没有保存结果，按空白读入；请用 Excel 或 WPS 打开后保存一次。`;
    return [...before, { code: "formula_without_value", text }];
  }

  #text({ t, v, z }: XLSX.CellObject): string {
    if (t === "e") {
      this.errorCells += 1;
      return ERRORS[v as number] ?? "#N/A";
    }
    if (v === undefined || v === null) return "";
    if (t === "b") return v ? "TRUE" : "FALSE";
    if (typeof v !== "number")
      return v instanceof Date
        ? v.toISOString().slice(0, 10)
        : String(v).replaceAll("\0", "\ufffd");
    const kind = this.#kindOf(String(z ?? "General"));
    if (kind !== NO_DATE) return dateText(v, kind, this.#is1904);
    if (isLongNumber(v)) this.numericLongIds += 1;
    return numberText(v);
  }

  #kindOf(format: string): DateKind {
    const known = this.#kinds.get(format);
    if (known !== undefined) return known;
    const kind = dateKindOf(format);
    this.#kinds.set(format, kind);
    return kind;
  }
}
