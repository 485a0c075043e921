import type { DataValidation } from "exceljs";
import type { Sheet } from "../workbook/book.ts";

interface Validations {
  add(range: string, validation: DataValidation): void;
}

/** ExcelJS has it on every sheet but not in its types. */
export function addValidation(sheet: Sheet, range: string, validation: DataValidation): void {
  (sheet as unknown as { dataValidations: Validations }).dataValidations.add(range, validation);
}

/**
 * Only answer cells take input; filtering and resizing stay possible. No password: it guards against slips. Sorting is off: Excel sorts
 * a protected sheet only where every cell is open, so all it could do is to sort the answers away from their rows.
 */
export async function protect(sheet: Sheet): Promise<void> {
  await sheet.protect("", {
    autoFilter: true,
    formatColumns: true,
    formatRows: true,
  });
}
