import type ExcelJS from "exceljs";
import { type RowSink, writeReadyRow } from "./fast-rows.ts";
import type { QuotableStyle } from "./mend-exceljs.ts";
import { cellText, looksLikeFormula } from "./safe-text.ts";

export type Look =
  | "text"
  | "centre"
  | "small"
  | "smallCentre"
  | "code"
  | "answer"
  | "date"
  | "number"
  | "money"
  | "header"
  | "headerSmall"
  | "answerHeader"
  | "title"
  | "warning"
  | "section"
  | "note"
  | "label"
  | "total"
  | "totalNumber"
  | "totalMoney"
  | "faint"
  | "hit"
  | "check"
  | "hint";

const FONT = "宋体";
/** Points of ordinary text. */
const SIZE = 11;
const LINE: Partial<ExcelJS.Border> = { style: "thin", color: { argb: "FFB0B7C3" } };
const BORDER: Partial<ExcelJS.Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE };

function fill(argb: string): ExcelJS.Fill {
  return { type: "pattern", pattern: "solid", fgColor: { argb } };
}

function font(extra: Partial<ExcelJS.Font> = {}): Partial<ExcelJS.Font> {
  return { name: FONT, family: 3, charset: 134, size: SIZE, ...extra };
}

function align(horizontal: "left" | "center" | "right"): Partial<ExcelJS.Alignment> {
  return { horizontal, vertical: "middle", wrapText: true };
}

/** Numbers do not wrap: LibreOffice would ignore the indent of some. */
const RIGHT: Partial<ExcelJS.Alignment> = { horizontal: "right", vertical: "middle", indent: 1 };

const cell = (extra: QuotableStyle): QuotableStyle => ({
  font: font(),
  alignment: align("left"),
  border: BORDER,
  numFmt: "@",
  ...extra,
});

const level = (argb: string): QuotableStyle =>
  cell({ alignment: align("center"), font: font({ bold: true, color: { argb } }) });

/** One object a look: ExcelJS numbers a style once an object. */
const STYLES: Readonly<Record<Look, QuotableStyle>> = {
  text: cell({}),
  centre: cell({ alignment: align("center") }),
  small: cell({ font: font({ size: 9 }) }),
  smallCentre: cell({ alignment: align("center"), font: font({ size: 9 }) }),
  /** Typed back from paper: letters and digits that cannot be mistaken for one another. */
  code: cell({
    alignment: align("center"),
    font: font({ name: "Consolas", family: 3, size: 12, bold: true }),
  }),
  answer: cell({ fill: fill("FFFFF9E3"), protection: { locked: false } }),
  date: cell({
    alignment: align("center"),
    numFmt: "yyyy-mm-dd",
    fill: fill("FFFFF9E3"),
    protection: { locked: false },
  }),
  number: cell({ alignment: RIGHT, numFmt: "#,##0" }),
  money: cell({ alignment: RIGHT, numFmt: "#,##0.00" }),
  header: cell({
    alignment: align("center"),
    font: font({ bold: true, color: { argb: "FFFFFFFF" } }),
    fill: fill("FF2F5D8A"),
  }),
  headerSmall: cell({
    alignment: align("center"),
    font: font({ size: 9, color: { argb: "FFFFFFFF" } }),
    fill: fill("FF2F5D8A"),
  }),
  answerHeader: cell({
    alignment: align("center"),
    font: font({ bold: true }),
    fill: fill("FFFFD966"),
  }),
  title: { font: font({ size: 18, bold: true }), alignment: align("center") },
  warning: { font: font({ bold: true, color: { argb: "FFC00000" } }), alignment: align("center") },
  section: {
    font: font({ size: 13, bold: true, color: { argb: "FF2F5D8A" } }),
    alignment: { vertical: "middle" },
  },
  note: { font: font(), alignment: { ...align("left"), vertical: "top" } },
  label: cell({ font: font({ bold: true }), fill: fill("FFEAF0F6"), alignment: align("center") }),
  total: cell({ font: font({ bold: true }), fill: fill("FFEAF0F6"), alignment: align("center") }),
  totalNumber: cell({
    font: font({ bold: true }),
    fill: fill("FFEAF0F6"),
    alignment: RIGHT,
    numFmt: "#,##0",
  }),
  totalMoney: cell({
    font: font({ bold: true }),
    fill: fill("FFEAF0F6"),
    alignment: RIGHT,
    numFmt: "#,##0.00",
  }),
  faint: cell({ alignment: align("center"), font: font({ size: 9, color: { argb: "FF8A8A8A" } }) }),
  hit: level("FFC00000"),
  check: level("FF9C5700"),
  hint: level("FF44546A"),
};

const QUOTED = Object.fromEntries(
  Object.entries(STYLES).map(([look, style]) => [look, { ...style, quotePrefix: true }]),
) as Readonly<Record<Look, QuotableStyle>>;

const LOOKS = { plain: STYLES, quoted: QUOTED };

/** A number of ours with the formula that gives it; never made from data. */
export interface Sum {
  formula: string;
  result: number;
}

/** Put a value into a cell. Texts become texts whatever they look like; null leaves the cell empty but styled. */
export function put(target: ExcelJS.Cell, value: string | number | Sum | null, look: Look): void {
  if (typeof value !== "string") {
    target.value = value;
    target.style = STYLES[look];
    return;
  }
  const text = cellText(value);
  target.value = text === "" ? null : text;
  target.style = looksLikeFormula(text) ? QUOTED[look] : STYLES[look];
}

/** A plain value with its look: many rows are written this way, past ExcelJS' cells. */
export type PlainCell = readonly [value: string | number | null, look: Look];

/** Write a whole row of plain values; the rows before it are committed. */
export function putRow(
  sheet: ExcelJS.Worksheet,
  number: number,
  cells: readonly PlainCell[],
  height: number,
): void {
  writeReadyRow(sheet as unknown as RowSink, number, cells, height, LOOKS);
}

/** How large the text of a look is beside ordinary text, for reckoning its height. */
export function sizeOf(look: Look): number {
  return (STYLES[look].font?.size ?? SIZE) / SIZE;
}
