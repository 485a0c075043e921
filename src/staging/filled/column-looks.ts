/** What the cells of a column look like, told from some of its rows. */
export interface ColumnLooks {
  /** Shape -> its share of the rows; of an empty cell ''. */
  shapes: ReadonlyMap<string, number>;
  /** What the column says, where it says few things again and again: a township, a category. */
  values: ReadonlySet<string> | undefined;
  /** Whether most of its cells that say anything hold characters. */
  isWords: boolean;
  /** The greatest of its numbers. */
  greatest: number;
}

/** A shape that a smaller share of the rows has says nothing of the column: it may be another's cell. */
const LEAST_SHARE = 0.02;
/** Distinct texts a row, at most, of a column that says few things. */
const FEW = 0.3;
/** Digits of a telephone number; what has as many is no amount. */
const LONG = 11;
const HAN = /\p{Script=Han}/u;
const NUMBER = /^-?9(\.9)?$/;

/** The looks of each of the first `width` columns of `rows`. */
export function looksOfColumns(rows: readonly (readonly string[])[], width: number): ColumnLooks[] {
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? "");
    const counts = new Map<string, number>();
    for (const cell of cells) counts.set(shapeOf(cell), (counts.get(shapeOf(cell)) ?? 0) + 1);
    const values = new Set(cells);
    const said = cells.filter((cell) => cell !== "");
    return {
      shapes: new Map([...counts].map(([shape, n]) => [shape, n / cells.length])),
      values: values.size <= cells.length * FEW ? values : undefined,
      isWords: said.filter((cell) => HAN.test(cell)).length * 2 > said.length,
      greatest: said.reduce(
        (most, cell) => (NUMBER.test(shapeOf(cell)) ? Math.max(most, Number(cell)) : most),
        0,
      ),
    };
  });
}

/** Whether a cell may be one of the column's. */
export function isLike({ shapes, values, isWords }: ColumnLooks, cell: string): boolean {
  if (isWords && cell !== "") return values ? values.has(cell) : HAN.test(cell);
  return (shapes.get(shapeOf(cell)) ?? 0) >= LEAST_SHARE;
}

/** Whether the column holds amounts: numbers shorter than those of a person or an account. */
export function isAmounts({ shapes }: ColumnLooks): boolean {
  return [...shapes].every(
    ([shape, share]) => shape === "" || share < LEAST_SHARE || NUMBER.test(shape),
  );
}

/** 东山乡3组 is 汉9汉, 1300.50 is 9.9, and a number of a person №. */
function shapeOf(cell: string): string {
  return cell
    .replace(/\p{Script=Han}+/gu, "汉")
    .replace(/\d+/g, (digits) => (digits.length < LONG ? "9" : "№"))
    .replace(/[A-Za-z]+/g, "A");
}
