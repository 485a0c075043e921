/** A row of a returned sheet that cannot be taken, with the cell that is to be mended. */
export interface RefusedCell {
  sheet: string;
  row: number;
  column: string;
  reason: string;
}

/** What a row says, with its place. */
export interface SaidInRow<Answer> {
  sheet: string;
  row: number;
  answer: Answer;
}

/**
 * One answer for each code that only rows with the same answer speak of; of rows of one code that say different things none is taken.
 *
 * column: that of the answer, which is to be mended.
 */
export function takeAgreeing<Answer>(
  rowsByCode: Iterable<readonly SaidInRow<Answer>[]>,
  isSame: (left: Answer, right: Answer) => boolean,
  column: string,
): { taken: SaidInRow<Answer>[]; refused: RefusedCell[] } {
  const taken: SaidInRow<Answer>[] = [];
  const refused: RefusedCell[] = [];
  for (const rows of rowsByCode) {
    const [first, ...others] = rows;
    if (first && others.every(({ answer }) => isSame(answer, first.answer))) taken.push(first);
    else
      refused.push(
        ...rows.map((own) => ({
          ...{ sheet: own.sheet, row: own.row, column },
          reason: disagreeing(rows, own),
        })),
      );
  }
  return { taken, refused };
}

function disagreeing(
  rows: readonly SaidInRow<unknown>[],
  own: { sheet: string; row: number },
): string {
  const others = rows.filter(({ sheet, row }) => sheet !== own.sheet || row !== own.row);
  const isHere = others.every(({ sheet }) => sheet === own.sheet);
  const places = others.map(({ sheet, row }) => (isHere ? `${row}` : `${row}（${sheet}）`));
  return `同一个编号在第 ${places.join("、")} 行也有，填写不一致`;
}

export function inOrder(refused: readonly RefusedCell[]): RefusedCell[] {
  return refused.toSorted((left, right) => left.row - right.row);
}
