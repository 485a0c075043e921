/** Rows of a stream, one at a time, with a look ahead. */
export interface RowCursor<Row> {
  /** The next row, not taken; undefined at the end. */
  peek(): Promise<Row | undefined>;
  take(): Promise<Row | undefined>;
}

export function rowCursor<Row>(chunks: AsyncIterable<readonly Row[]>): RowCursor<Row> {
  const iterator = chunks[Symbol.asyncIterator]();
  let chunk: readonly Row[] = [];
  let at = 0;
  const peek = async () => {
    while (at >= chunk.length) {
      const next = await iterator.next();
      if (next.done) return undefined;
      chunk = next.value;
      at = 0;
    }
    return chunk[at];
  };
  return {
    peek,
    take: async () => {
      const row = await peek();
      at += 1;
      return row;
    },
  };
}
