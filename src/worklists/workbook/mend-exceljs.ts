import type ExcelJS from "exceljs";

type WorkbookWriter = ExcelJS.stream.xlsx.WorkbookWriter;

/** The parts of ExcelJS 4.4.0 that are mended; none is in its types. */
interface Internals {
  styles: {
    model: { styles: string[] };
    addStyleModel(style: QuotableStyle | undefined, cellType?: number): number;
  };
  zip: { append(source: unknown, data: { name: string; date?: Date }): unknown };
}

interface SheetInternals {
  _writeAutoFilter(): void;
  _writeSheetProtection(): void;
}

/** A cell style that may say that what looks like a formula is text. */
export type QuotableStyle = Partial<ExcelJS.Style> & { quotePrefix?: boolean };

/**
 * Teach one workbook what ExcelJS' writer lacks: the quotePrefix of a cell style, and entries dated `date` instead of
 * now, so that the same rows make the same file.
 */
export function mendWorkbook(workbook: WorkbookWriter, date: Date): void {
  const { styles, zip } = workbook as unknown as Internals;
  const quoted = new WeakMap<QuotableStyle, number>();
  const addStyle = styles.addStyleModel.bind(styles);
  styles.addStyleModel = (style, cellType) => {
    if (!style?.quotePrefix) return addStyle(style, cellType);
    const known = quoted.get(style);
    if (known !== undefined) return known;
    const plain = styles.model.styles[addStyle({ ...style, quotePrefix: false }, cellType)] ?? "";
    const id = styles.model.styles.push(plain.replace("<xf ", '<xf quotePrefix="1" ')) - 1;
    quoted.set(style, id);
    return id;
  };
  const append = zip.append.bind(zip);
  zip.append = (source, data) => append(source, { ...data, date });
}

/** Put the protection before the filter, where the format wants it: Excel refuses the file otherwise. */
export function mendSheet(sheet: ExcelJS.Worksheet): void {
  const internals = sheet as unknown as SheetInternals;
  const writeFilter = internals._writeAutoFilter.bind(sheet);
  const writeProtection = internals._writeSheetProtection.bind(sheet);
  internals._writeAutoFilter = () => {
    writeProtection();
    writeFilter();
  };
  internals._writeSheetProtection = () => undefined;
}
