import type ExcelJS from "exceljs";

const PAPERS = { A4: 9, A3: 8 } as const;

/** Landscape, one page wide, as many pages long as needed; margins in inches, `bottom` of them for the foot of the page. */
export function landscape(
  paper: keyof typeof PAPERS = "A4",
  bottom = 0.5,
): Partial<ExcelJS.PageSetup> {
  return {
    // ExcelJS names fewer papers than there are.
    paperSize: PAPERS[paper] as ExcelJS.PaperSize,
    orientation: "landscape",
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.25, right: 0.25, top: 0.55, bottom, header: 0.25, footer: 0.2 },
  };
}

export function portrait(): Partial<ExcelJS.PageSetup> {
  return {
    ...landscape(),
    orientation: "portrait",
    margins: { left: 0.6, right: 0.6, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
}

/** People's text in a page header or footer, where & begins a command and 255 characters are the limit. */
export function pageText(text: string): string {
  const plain = [...text.replace(/[\p{Cc}\p{Cs}]/gu, "")].slice(0, 40).join("");
  return plain.replaceAll("&", "&&");
}
