/** Rows of a stream, so many at a time. */
export interface RowReader<Row> {
  /** Hand over the next `count` rows, or those there are. */
  take(count: number, to: (row: Row) => void): Promise<void>;
}

/** Hand out the rows of a stream a number at a time. */
export function rowReader<Row>(chunks: AsyncIterable<Iterable<Row>>): RowReader<Row> {
  const stream = chunks[Symbol.asyncIterator]();
  let chunk: Iterator<Row> | undefined;
  return {
    take: async (count, to) => {
      for (let taken = 0; taken < count; ) {
        const next = chunk?.next();
        if (next && !next.done) {
          to(next.value);
          taken += 1;
          continue;
        }
        const more = await stream.next();
        if (more.done) return;
        chunk = more.value[Symbol.iterator]();
      }
    },
  };
}
