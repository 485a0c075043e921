import ExcelJS from "exceljs";

/**
 * Render a workbook as text that a reviewer can diff: what a sheet allows, then one line a cell with its value,
 * formula, style marks and dropdown.
 */
export async function workbookText(file: string): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  return `${workbook.worksheets.flatMap(sheetLines).join("\n")}\n`;
}

function sheetLines(sheet: ExcelJS.Worksheet): string[] {
  const lines = [`# ${sheet.name}${describe(sheet)}`];
  // Not eachCell: it skips a cell that holds only a dropdown.
  for (let row = 1; row <= sheet.rowCount; row += 1) {
    lines.push(`-- row ${row}, height ${sheet.getRow(row).height}`);
    for (let column = 1; column <= sheet.columnCount; column += 1) {
      const line = cellLine(sheet.getCell(row, column));
      if (line) lines.push(line);
    }
  }
  return lines;
}

function describe(sheet: ExcelJS.Worksheet): string {
  const view = sheet.views?.[0];
  const setup = sheet.pageSetup;
  const parts = [
    sheet.state === "visible" ? "" : sheet.state,
    view?.state === "frozen" ? `frozen at ${view.xSplit ?? 0},${view.ySplit ?? 0}` : "",
    sheet.autoFilter ? `filter ${JSON.stringify(sheet.autoFilter)}` : "",
    (sheet as unknown as { sheetProtection: unknown }).sheetProtection ? "protected" : "",
    `paper ${setup.paperSize} ${setup.orientation} fit ${setup.fitToWidth}x${setup.fitToHeight}`,
    setup.printTitlesRow ? `titles ${setup.printTitlesRow}` : "",
    sheet.headerFooter?.oddHeader ?? "",
    sheet.headerFooter?.oddFooter ?? "",
  ];
  return parts
    .filter(Boolean)
    .map((part) => ` | ${part}`)
    .join("");
}

function cellLine(cell: ExcelJS.Cell): string {
  if (cell.isMerged && cell.master !== cell) return "";
  const { formula } = cell;
  const allows = cell.dataValidation
    ? `${cell.dataValidation.type}: ${cell.dataValidation.formulae?.map(plain).join(" – ")}`
    : "";
  const open = cell.protection?.locked === false ? "open" : "";
  const text = cell.text.replaceAll("\n", "⏎");
  const parts = [formula ? `=${formula} → ${cell.result}` : text, open, allows].filter(Boolean);
  return parts.length > 0 ? `${cell.address} | ${parts.join(" | ")}` : "";
}

function plain(formula: unknown): string {
  return formula instanceof Date ? formula.toISOString().slice(0, 10) : String(formula);
}
