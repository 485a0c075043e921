/** Also what DuckDB says, under the name of memory, when it may not put more of what does not fit on disk. */
const NO_DISK =
  /No space left on device|File too large|not enough space|磁盘空间不足|disk full|failed to offload data block|max_temp_directory_size/i;
const DAMAGED = /does not match stored checksum|corrupt(ed)? (database )?file/i;
const NO_MEMORY = /^Out of Memory|could not allocate|failed to allocate|heap out of memory/i;

/**
 * What the machine has run out of, or that the file on its disk is damaged, where that is why a query failed: it says nothing about the
 * query. DuckDB's messages may hold a person's whole row, so only their kind is looked at.
 */
export function resourceFault(error: unknown): "disk" | "memory" | "damage" | undefined {
  const text = error instanceof Error ? error.message : "";
  if (NO_DISK.test(text)) return "disk";
  if (NO_MEMORY.test(text)) return "memory";
  return DAMAGED.test(text) ? "damage" : undefined;
}
