import type { FileConfig } from "../../project/config-schema.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import { monthNumber } from "../../rules/run-context.ts";
import {
  headerChanges,
  type RememberedSheet,
} from "../../sources/recognition/header/header-memory.ts";
import type { RecognisedFile } from "./recognise-files.ts";

/** What doudi.yaml knows of each roll's form, the newest of each file's sheets. */
export function rememberedForms(files: readonly FileConfig[]): RememberedSheet[] {
  return files.flatMap(({ sheets }) =>
    sheets.flatMap(({ roll, period, columns }) =>
      roll && columns
        ? [{ roll, columns, period: period === undefined ? null : (monthNumber(period) ?? null) }]
        : [],
    ),
  );
}

/** How a supplier's form differs from the one that was accepted before. */
export interface FormChange {
  file: string;
  sheet: string;
  supplier: string;
  /** Headers of columns that are not there any more, those of new ones, and those of known ones under another name. */
  fewer: string[];
  more: string[];
  renamed: { was: string; now: string }[];
  /** Where something is lacking: columns that no field took, one of which may be it. */
  unused: string[];
}

/** Compare each recognised sheet with the newest form of its roll that was accepted before. */
export async function formChanges(
  files: readonly RecognisedFile[],
  remembered: readonly RememberedSheet[],
): Promise<FormChange[]> {
  const rolls = await loadRolls();
  return files.flatMap(({ file, sheets }) =>
    sheets.flatMap(({ spool, recognition: { roll, columns, unused } }) => {
      const before = remembered
        .filter((form) => form.roll === roll?.id)
        .toSorted((a, b) => (b.period ?? 0) - (a.period ?? 0))[0];
      if (!roll || !before) return [];
      const change = headerChanges(before, columns);
      if (change.fewer.length + change.more.length + change.renamed.length === 0) return [];
      const supplier = rolls.get(roll.id)?.supplier ?? roll.label;
      const named = unused.map(({ header }) => header).filter((header) => header !== "");
      return [
        {
          file,
          sheet: spool.name,
          supplier,
          ...change,
          unused: change.fewer.length > 0 ? named : [],
        },
      ];
    }),
  );
}
