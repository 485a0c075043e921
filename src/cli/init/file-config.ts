import type { FileConfig, SheetConfig } from "../../project/config-schema.ts";
import { monthText } from "../../rules/run-context.ts";
import { columnLetters } from "../../sources/recognition/column-letters.ts";
import type { Recognition } from "../../sources/recognition/recognise-sheet.ts";
import type { RecognisedFile } from "./recognise-files.ts";

/** What doudi.yaml says of a recognised file; what it said before and recognition does not touch stays. */
export function fileConfig(recognised: RecognisedFile, before: FileConfig | undefined): FileConfig {
  const sheets = recognised.sheets.map(({ spool, recognition }) => {
    const said = before?.sheets.find(({ sheet }) => sheet === spool.name);
    return { ...said, ...sheetConfig(spool.name, recognition) };
  });
  const skipped = before?.sheets.filter(({ skip }) => skip) ?? [];
  const { file, password } = recognised;
  return {
    ...before,
    file,
    ...(password === undefined ? {} : { password }),
    sheets: [...sheets, ...skipped],
  };
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

/** Field -> the column's header, or its letter where another column has the same header. */
function columnsOf({ columns, unused }: Recognition): Record<string, string> {
  const byIndex = new Map([...columns, ...unused].map(({ index, header }) => [index, header]));
  const isAlone = (header: string) =>
    header !== "" && [...byIndex.values()].filter((other) => other === header).length === 1;
  const named = columns.map(
    ({ field, index, header }) =>
      [field, isAlone(header) ? header : `${columnLetters(index)}列`, index] as const,
  );
  return Object.fromEntries(
    named.toSorted(([, , a], [, , b]) => a - b).map(([field, name]) => [field, name]),
  );
}
