import ExcelJS from "exceljs";

const { WorkbookWriter } = ExcelJS.stream.xlsx;
type WriterOptions = Partial<ExcelJS.stream.xlsx.WorkbookStreamWriterOptions>;

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

/** The writer adds two parts before anybody can say how; here they wait. */
class PatientWriter extends WorkbookWriter {
  override addThemes(): Promise<void> {
    return Promise.resolve();
  }
  override addOfficeRels(): Promise<void> {
    return Promise.resolve();
  }
}

/**
 * A workbook that can do what ExcelJS' writer cannot: the quotePrefix of a cell style, and parts dated `date` instead
 * of now, so that the same rows make the same file.
 */
export function openMendedWorkbook(
  options: WriterOptions,
  date: Date,
): ExcelJS.stream.xlsx.WorkbookWriter {
  const about = { created: date, modified: date, creator: "兜底", lastModifiedBy: "兜底" };
  const workbook = new PatientWriter({ ...options, ...about });
  const { styles, zip } = workbook as unknown as Internals;
  const append = zip.append.bind(zip);
  zip.append = (source, data) => append(source, { ...data, date });
  WorkbookWriter.prototype.addThemes.call(workbook);
  WorkbookWriter.prototype.addOfficeRels.call(workbook);
  mendStyles(styles);
  return workbook;
}

function mendStyles(styles: Internals["styles"]): void {
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
