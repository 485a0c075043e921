import type { DataValidation } from "exceljs";
import type { Sheet } from "../workbook/book.ts";

interface Validations {
  add(range: string, validation: DataValidation): void;
}

/** ExcelJS has it on every sheet but not in its types. */
export function addValidation(sheet: Sheet, range: string, validation: DataValidation): void {
  (sheet as unknown as { dataValidations: Validations }).dataValidations.add(range, validation);
}

/** Only answer cells take input; filtering, sorting and resizing stay possible. No password: it guards against slips. */
export async function protect(sheet: Sheet): Promise<void> {
  await sheet.protect("", {
    autoFilter: true,
    sort: true,
    formatColumns: true,
    formatRows: true,
  });
}
