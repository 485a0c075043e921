import type { Attachment } from "../../sources/read-book.ts";
import type { Answer } from "../answers.ts";
import type { RefusedRow } from "./returns.ts";

/** What people left beside the cells of a returned sheet. */
export interface SheetAttachment extends Attachment {
  sheet: string;
}

/** A comment or picture as the receipt tells of it. */
export interface Attached extends SheetAttachment {
  file: string;
  /** Of the row it stands at; empty where it stands at none. */
  task: string;
  town: string;
  /** It went into the ledger with the answer of its row. */
  isTaken: boolean;
}

export const COMMENTS = "批注";
export const PICTURES = "图片";
/** How WPS keeps a picture in a cell. */
const CELL_PICTURE = /^=?(_xlfn\.)?DISPIMG\(/i;

/** Cells without the formulas that stand for pictures, and these pictures. */
export function takeCellPictures(
  sheet: string,
  row: number,
  cells: readonly string[],
): { cells: readonly string[]; pictures: SheetAttachment[] } {
  if (!cells.some((cell) => CELL_PICTURE.test(cell))) return { cells, pictures: [] };
  const pictures = cells.flatMap((cell, index): SheetAttachment[] =>
    CELL_PICTURE.test(cell) ? [{ sheet, row, column: index + 1, kind: "picture", text: "" }] : [],
  );
  return { cells: cells.map((cell) => (CELL_PICTURE.test(cell) ? "" : cell)), pictures };
}

/** What goes into the ledger beside the columns of a row: comments as text, pictures as how many there are. */
export function attachedTexts(
  attached: readonly Attachment[],
  titleOf: (column: number) => string,
): (readonly [string, string])[] {
  const comments = attached.filter(({ kind }) => kind === "comment");
  const pictures = attached.length - comments.length;
  const told = comments.map(({ column, text }) =>
    [titleOf(column), text].filter((part) => part !== "").join("："),
  );
  return [
    ...(told.length > 0 ? [[COMMENTS, told.join("\n")] as const] : []),
    ...(pictures > 0 ? [[PICTURES, `${pictures} 张，见交回的原件`] as const] : []),
  ];
}

/** Every comment and picture of a file, with the row it belongs to. */
export function attachedOf(
  { file, attached }: { file: string; attached: readonly SheetAttachment[] },
  rows: {
    answers: readonly Answer[];
    others: readonly Pick<RefusedRow, "sheet" | "row" | "task" | "town">[];
  },
): Attached[] {
  const at = (each: { sheet: string; row: number }) => `${each.row} ${each.sheet}`;
  const answers = new Map(rows.answers.map((answer) => [at(answer), answer]));
  const others = new Map(rows.others.map((row) => [at(row), row]));
  return attached.map((each) => {
    const answer = answers.get(at(each));
    const { task = "", town = "" } = answer ?? others.get(at(each)) ?? {};
    return { ...each, file, task, town, isTaken: answer !== undefined };
  });
}
