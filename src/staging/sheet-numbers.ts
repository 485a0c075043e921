import type { Database } from "../engine/database.ts";

/** Numbers for the sheets that are taken in. */
export interface SheetNumbers {
  next(): Promise<number>;
  /** Look anew which is the last: sheets were taken out. */
  forget(): void;
}

/** Each number follows the last one in source_sheet, which is looked for once and not before every file. */
export function sheetNumbers(db: Database): SheetNumbers {
  let last: number | undefined;
  return {
    next: async () => {
      last = (last ?? (await lastSheetId(db))) + 1;
      return last;
    },
    forget: () => {
      last = undefined;
    },
  };
}

async function lastSheetId(db: Database): Promise<number> {
  const [last] = await db.rows<{ id: number }>(
    "SELECT COALESCE(max(sheet_id), 0) AS id FROM source_sheet",
  );
  return last?.id ?? 0;
}
