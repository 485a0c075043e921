import type { FileConfig, SheetConfig } from "../../project/config-schema.ts";
import { monthText } from "../../rules/run-context.ts";
import { PERIOD_FIELD } from "../../sources/recognition/columns/period-column.ts";
import { FIRST_MADE } from "../../sources/recognition/family/family.ts";
import { columnLetters } from "../../sources/recognition/header/column-letters.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";
import {
  monthOfPart,
  type SpreadPart,
  spreadColumns,
} from "../../sources/recognition/spread/spread.ts";
import type { RecognisedFile } from "./recognise-files.ts";

type PartConfig = NonNullable<SheetConfig["spread"]>[number];

/** What doudi.yaml says of a recognised file; what it said before and recognition does not touch stays. */
export function fileConfig(recognised: RecognisedFile, before: FileConfig | undefined): FileConfig {
  // A sheet that holds several months comes once a month, and is written once.
  const whole = recognised.sheets.filter(({ part }) => part === undefined || part.isFirst);
  const sheets = whole.map(({ spool, recognition, part }) => {
    const said = before?.sheets.find(({ sheet }) => sheet === spool.name);
    // The months that stand side by side have the same columns once each, and are told apart by what their headers say.
    if (part && "beside" in part && recognition.roll)
      return { ...said, sheet: spool.name, roll: recognition.roll.id };
    const own = recognised.explained?.find(({ sheet }) => sheet === spool.name);
    const values = own ? { values: { ...own.values, ...said?.values } } : {};
    const skip = recognised.skipped?.has(spool.name) ? { skip: true } : {};
    return { ...said, ...sheetConfig(spool.name, recognition), ...values, ...skip };
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
  const { roll, period, headerRow, headerRows, spread } = recognition;
  if (!roll) return { sheet };
  const isByRow = recognition.columns.some(({ field }) => field === PERIOD_FIELD);
  return {
    sheet,
    roll: roll.id,
    ...(period === null || isByRow ? {} : { period: monthText(period) }),
    header_row: headerRow,
    header_rows: headerRows,
    columns: columnsOf(recognition),
    ...(spread === null
      ? {}
      : { spread: spread.parts.map((part) => partConfig(recognition, part)) }),
  };
}

/** One column of several side by side, as people write it: 2019-01, or 2019年1-3月 for a quarter. */
function partConfig(recognition: Recognition, { index, says, columns }: SpreadPart): PartConfig {
  const month = monthOfPart({ says });
  const count = Number(says.get("for_count") ?? 1);
  const [item, programme] = [says.get("item"), says.get("programme")];
  const name = nameOf(recognition);
  return {
    column: name(index),
    ...(month === null
      ? {}
      : { [says.has("paid_month") ? "paid_month" : "for_month"]: monthsText(month, count) }),
    ...(item === undefined ? {} : { item: String(item) }),
    ...(programme === undefined ? {} : { programme: String(programme) }),
    ...(columns.length === 0
      ? {}
      : { columns: Object.fromEntries(columns.map((own) => [own.field, name(own.index)])) }),
  };
}

function monthsText(month: number, count: number): string {
  if (count === 1) return monthText(month);
  const first = (month % 12) + 1;
  return `${Math.floor(month / 12)}年${first}-${first + count - 1}月`;
}

/** Field -> the column, see `nameOf`. */
function columnsOf(recognition: Recognition): Record<string, string> {
  const name = nameOf(recognition);
  return Object.fromEntries(
    recognition.columns
      .filter(({ index }) => index < FIRST_MADE)
      .toSorted((a, b) => a.index - b.index)
      .map(({ field, index }) => [field, name(index)]),
  );
}

/** What doudi.yaml calls a column: its header, or its letter where another column has the same header. */
function nameOf({ columns, unused, spread }: Recognition): (index: number) => string {
  const headers = new Map([
    ...[...columns, ...unused].map(({ index, header }) => [index, header] as const),
    ...spreadColumns(spread),
  ]);
  return (index) => {
    const header = headers.get(index) ?? "";
    const isAlone = [...headers.values()].filter((other) => other === header).length === 1;
    return header !== "" && isAlone ? header : `${columnLetters(index)}列`;
  };
}
