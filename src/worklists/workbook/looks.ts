import type ExcelJS from "exceljs";

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

type CellStyle = Partial<ExcelJS.Style>;

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

const cell = (extra: CellStyle): CellStyle => ({
  font: font(),
  alignment: align("left"),
  border: BORDER,
  numFmt: "@",
  ...extra,
});

const level = (argb: string): CellStyle =>
  cell({ alignment: align("center"), font: font({ bold: true, color: { argb } }) });

/** How the cells of each look are styled, in the order in which every workbook numbers them. */
export const STYLES: Readonly<Record<Look, CellStyle>> = {
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

/** How large the text of a look is beside ordinary text, for reckoning its height. */
export function sizeOf(look: Look): number {
  return (STYLES[look].font?.size ?? SIZE) / SIZE;
}
