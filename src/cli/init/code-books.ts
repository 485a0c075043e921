import { kindOf } from "../../rolls/kinds.ts";
import { headOfSpool, tailOfSpool } from "../../sources/read-book.ts";
import { isCodeTable } from "../../sources/recognition/code-table.ts";
import {
  type UnreadColumn,
  unreadColumns,
} from "../../sources/recognition/columns/unread-columns.ts";
import type { SaidValues } from "../../sources/recognition/known.ts";
import { legendOfNotes } from "../../sources/recognition/lines/legend-of-notes.ts";
import type { KnownSheet, RecognisedSheet } from "../../staging/recognise-book.ts";

/** What a table of codes in a book of its own says, a line a row; the first one is what it is called, which may be its column. */
export interface CodeBook {
  file: string;
  lines: readonly string[];
}

/** The codes of a sheet's columns that another book explains. */
export interface Explained {
  sheet: string;
  /** The book that explains them. */
  by: string;
  headers: readonly string[];
  values: SaidValues;
}

interface Recognised {
  file: string;
  sheets: readonly RecognisedSheet[];
}

const HEAD_ROWS = 300;
const CODE = /^[0-9A-Z]{1,3}$/;

/** The tables of codes among the files: 系统代码说明.xlsx beside the exports that it explains. */
export async function codeBooks(files: readonly Recognised[]): Promise<CodeBook[]> {
  const books: CodeBook[] = [];
  for (const { file, sheets } of files) {
    for (const { spool, recognition } of sheets) {
      if (recognition.roll || spool.filledRows > HEAD_ROWS) continue;
      const rows = await headOfSpool(spool.spool, HEAD_ROWS);
      const head = { file, sheet: spool.name, rows, merges: spool.merges };
      if (!isCodeTable(head)) continue;
      books.push({
        file,
        lines: [
          spool.name || file.replace(/^.*\/|\.[^.]*$/g, ""),
          ...rows.map(({ cells }) => cells.filter((cell) => cell !== "").join(" ")),
        ],
      });
    }
  }
  return books;
}

/** The columns of a file whose codes nothing beside them explains, and one of the books does: two that say otherwise explain nothing. */
export async function explainedBy(
  { sheets }: Recognised,
  books: readonly CodeBook[],
): Promise<Explained[]> {
  const whole = sheets.filter(({ part }) => part?.isFirst ?? true);
  const each = await Promise.all(
    whole.map(async ({ spool, recognition }) => {
      const unread = [...recognition.unread, ...(await unreadBelow({ spool, recognition }))];
      const found = unread.flatMap(({ field, header, texts }) => {
        const codes = texts.filter((text) => CODE.test(text));
        const leaf = header.split("/").at(-1) ?? header;
        const legends = books.flatMap(({ file, lines }) => {
          const legend = codes.length > 0 ? legendOfNotes(leaf, codes, lines) : undefined;
          return legend ? [{ file, values: Object.fromEntries(legend) }] : [];
        });
        const [first] = legends;
        const isOne = new Set(legends.map(({ values }) => JSON.stringify(values))).size === 1;
        return first && isOne ? [{ field, header, ...first }] : [];
      });
      const [first] = found;
      if (!first) return [];
      const values = Object.fromEntries(found.map(({ field, values: own }) => [field, own]));
      const headers = found.map(({ header }) => header);
      return [{ sheet: spool.name, by: first.file, headers, values }];
    }),
  );
  return each.flat();
}

/** The columns that are empty where the list begins, as 分类施保类别 of an older month, and hold codes that nobody knows at its end. */
async function unreadBelow({ spool, recognition }: RecognisedSheet): Promise<UnreadColumn[]> {
  const { roll, columns, values, headerRow, headerRows } = recognition;
  if (!roll) return [];
  const isBelow = ({ row }: { row: number }) => row >= headerRow + headerRows;
  const samples = async (rows: Promise<readonly { row: number; cells: readonly string[] }[]>) => {
    const below = (await rows).filter(isBelow);
    return (index: number) => below.map(({ cells }) => cells[index] ?? "").filter(Boolean);
  };
  const first = await samples(headOfSpool(spool.spool, HEAD_ROWS));
  const last = await samples(tailOfSpool(spool.spool));
  const empty = columns.filter(({ index }) => first(index).length === 0);
  const { fields } = kindOf(roll.kind);
  // A code in a column of marks marks whoever has it, 99 for 无 as well.
  const marks = columns.flatMap(({ field, header, index }) => {
    if (!fields[field]?.looks || values[field]) return [];
    const texts = [...first(index), ...last(index)].map((text) => text.trim());
    return texts.length > 0 && texts.every((text) => CODE.test(text))
      ? [{ field, header, texts: [...new Set(texts)] }]
      : [];
  });
  const below = unreadColumns(
    roll,
    empty.map(({ field, index, header }) => ({ field, column: { header, sample: last(index) } })),
    values,
  );
  return [...below, ...marks];
}

/** What is known of the sheets of a file, with the codes that are explained elsewhere; what somebody wrote in doudi.yaml holds. */
export function withExplained(
  sheets: readonly KnownSheet[],
  explained: readonly Explained[],
): KnownSheet[] {
  const others = explained.filter(({ sheet }) => !sheets.some((known) => known.sheet === sheet));
  const all = [...sheets, ...others.map(({ sheet }) => ({ sheet }))];
  return all.map((known: KnownSheet) => {
    const own = explained.find(({ sheet }) => sheet === known.sheet);
    return own ? { ...known, values: { ...own.values, ...known.values } } : known;
  });
}
