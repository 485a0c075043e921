import { open } from "node:fs/promises";
import { splitRecords } from "./head-of-spool.ts";

const TAIL_BYTES = 16 * 1024;

/**
 * The last records of a spool that fit into a few kilobytes: what stands below a list. Where they begin inside a quoted cell, that cell's
 * lines are taken for records.
 */
export async function tailOfSpool(path: string): Promise<{ row: number; cells: string[] }[]> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - TAIL_BYTES);
    const bytes = Buffer.alloc(size - from);
    await file.read(bytes, 0, bytes.length, from);
    const first = from === 0 ? 0 : bytes.indexOf(0x0a) + 1;
    return splitRecords(bytes.subarray(first), Number.POSITIVE_INFINITY).rows;
  } finally {
    await file.close();
  }
}
