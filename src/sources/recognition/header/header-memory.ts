import type { SheetHead } from "./sheet-head.ts";

/** A mapping that was accepted for a roll before: field -> header text, as doudi.yaml keeps it. */
export interface RememberedSheet {
  roll: string;
  /** year*12 + month - 1; null where the roll has no month. */
  period: number | null;
  columns: Readonly<Record<string, string>>;
}

/** The least share of a remembered sheet's headers that a new sheet must have to be the same form. */
const SAME_FORM = 0.8;
/** Forms with fewer columns than this are too common to be known by. */
const LEAST_COLUMNS = 3;
const LAST_HEADER_ROW = 30;

/** The remembered form that a sheet follows, the newest and most alike first; undefined when it follows none. */
export function sameForm(
  head: SheetHead,
  remembered: readonly RememberedSheet[],
): RememberedSheet | undefined {
  const texts = new Set(
    head.rows
      .filter(({ row }) => row <= LAST_HEADER_ROW)
      .flatMap(({ cells }) => cells.map((cell) => cell.trim())),
  );
  return remembered
    .map((sheet) => ({ sheet, share: shareOf(sheet, texts) }))
    .filter(({ share }) => share >= SAME_FORM)
    .toSorted((a, b) => b.share - a.share || (b.sheet.period ?? 0) - (a.sheet.period ?? 0))[0]
    ?.sheet;
}

function shareOf({ columns }: RememberedSheet, texts: ReadonlySet<string>): number {
  const headers = Object.values(columns).map((header) => header.split("/").at(-1)?.trim() ?? "");
  if (headers.length < LEAST_COLUMNS) return 0;
  return headers.filter((header) => texts.has(header)).length / headers.length;
}

/** Headers a supplier has dropped, added and changed since the form was accepted; only columns that mean something count. */
export function headerChanges(
  before: RememberedSheet,
  now: readonly { field: string; header: string }[],
): { fewer: string[]; more: string[]; renamed: { was: string; now: string }[] } {
  const old = Object.entries(before.columns);
  const headers = new Map(now.map(({ field, header }) => [field, header]));
  return {
    fewer: old.flatMap(([field, header]) => (headers.has(field) ? [] : [header])),
    more: now.flatMap(({ field, header }) => (field in before.columns ? [] : [header])),
    renamed: old.flatMap(([field, was]) => {
      const header = headers.get(field);
      return header === undefined || header === was ? [] : [{ was, now: header }];
    }),
  };
}
