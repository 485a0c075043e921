/** Rows of a stream, as many at a time as belong together. */
export interface RowCursor<Row> {
  /** The next rows, up to the first that does not belong. */
  takeWhile(belongs: (row: Row) => boolean): Promise<Row[]>;
}

export function rowCursor<Row>(chunks: AsyncIterable<readonly Row[]>): RowCursor<Row> {
  const iterator = chunks[Symbol.asyncIterator]();
  let chunk: readonly Row[] = [];
  let at = 0;
  return {
    takeWhile: async (belongs) => {
      const taken: Row[] = [];
      for (;;) {
        for (; at < chunk.length; at += 1) {
          const row = chunk[at] as Row;
          if (!belongs(row)) return taken;
          taken.push(row);
        }
        const next = await iterator.next();
        if (next.done) return taken;
        chunk = next.value;
        at = 0;
      }
    },
  };
}
