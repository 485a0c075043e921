/**
 * Do the first half of each item's work one item ahead of the second half: while the database takes one file in, the reader's process
 * already reads the next. Never more than one ahead, so at most two files wait on the disk.
 *
 * `begin` gets a signal that is aborted when the caller stops early; what it throws is thrown when its item's turn comes.
 */
export async function* oneAhead<Item, Begun>(
  items: readonly Item[],
  begin: (item: Item, signal: AbortSignal) => Promise<Begun>,
): AsyncGenerator<readonly [item: Item, begun: Promise<Begun>]> {
  const stop = new AbortController();
  const start = (index: number) => {
    const item = items[index];
    if (item === undefined) return undefined;
    const begun = begin(item, stop.signal);
    // It may fail before its turn comes.
    begun.catch(() => undefined);
    return [item, begun] as const;
  };
  let next = start(0);
  try {
    for (let index = 1; next; index += 1) {
      const current = next;
      await current[1].catch(() => undefined);
      next = start(index);
      yield current;
    }
  } finally {
    stop.abort();
    await next?.[1].catch(() => undefined);
  }
}
