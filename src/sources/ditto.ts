/** What people write by hand for "as in the row above", a cell of its own. */
export const DITTOS: readonly string[] = [
  ...[
    "〃",
    "″",
    '"',
    "＂",
    "“",
    "”",
    "〝",
    "〞",
    "''",
    "′′",
    "〃〃",
    "同上",
    "上同",
    "同 上",
    "同　上",
  ],
];

const SAID = new Set(DITTOS);

/** Whether a cell says only that it is as the one above it. */
function isDitto(cell: string): boolean {
  return cell.length <= 4 && SAID.has(cell.trim());
}

/** The rows with each such cell saying what the row above says; for recognition only, which looks at all columns alike. */
export function withoutDittos<Row extends { cells: readonly string[] }>(
  rows: readonly Row[],
): Row[] {
  const above: string[] = [];
  return rows.map((row) => {
    const cells = row.cells.map((cell, column) => (isDitto(cell) ? (above[column] ?? cell) : cell));
    for (const [column, cell] of cells.entries()) if (cell !== "") above[column] = cell;
    return { ...row, cells };
  });
}
