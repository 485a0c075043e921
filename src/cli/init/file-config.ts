import type { FileConfig, SheetConfig } from "../../project/config-schema.ts";
import { monthText } from "../../rules/run-context.ts";
import type { Recognition } from "../../sources/recognition/recognise-sheet.ts";
import type { RecognisedFile } from "./recognise-files.ts";

/** What doudi.yaml says of a recognised file; what it said before and recognition does not touch stays. */
export function fileConfig(recognised: RecognisedFile, before: FileConfig | undefined): FileConfig {
  const sheets = recognised.sheets.map(({ spool, recognition }) => {
    const said = before?.sheets.find(({ sheet }) => sheet === spool.name);
    return { ...said, ...sheetConfig(spool.name, recognition) };
  });
  const skipped = before?.sheets.filter(({ skip }) => skip) ?? [];
  return { ...before, file: recognised.file, sheets: [...sheets, ...skipped] };
}

function sheetConfig(sheet: string, recognition: Recognition): SheetConfig {
  const { roll, period, headerRow, headerRows } = recognition;
  if (!roll) return { sheet };
  return {
    sheet,
    roll: roll.id,
    ...(period === null ? {} : { period: monthText(period) }),
    header_row: headerRow,
    header_rows: headerRows,
    columns: columnsOf(recognition),
  };
}

/** Field -> header text, for headers that name one column only: two equal ones cannot be told apart by text. */
function columnsOf({ columns, unused }: Recognition): Record<string, string> {
  const counts = new Map<string, number>();
  const indexes = new Set<number>();
  for (const { header, index } of [...columns, ...unused]) {
    if (indexes.has(index)) continue;
    indexes.add(index);
    counts.set(header, (counts.get(header) ?? 0) + 1);
  }
  const named = columns
    .filter(({ header }) => header !== "" && counts.get(header) === 1)
    .toSorted((a, b) => a.index - b.index);
  return Object.fromEntries(named.map(({ field, header }) => [field, header]));
}
