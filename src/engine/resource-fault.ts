/** Also what DuckDB says, under the name of memory, when it may not put more of what does not fit on disk. */
const NO_DISK =
  /No space left on device|not enough space|disk full|failed to offload data block|max_temp_directory_size/i;
const NO_MEMORY = /^Out of Memory|could not allocate|failed to allocate|heap out of memory/i;

/**
 * What the machine has run out of, where that is why a query failed: it says nothing about the query. DuckDB's messages may hold a
 * person's whole row, so only their kind is looked at.
 */
export function resourceFault(error: unknown): "disk" | "memory" | undefined {
  const text = error instanceof Error ? error.message : "";
  if (NO_DISK.test(text)) return "disk";
  return NO_MEMORY.test(text) ? "memory" : undefined;
}
