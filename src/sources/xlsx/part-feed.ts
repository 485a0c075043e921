import type { ReadLimits } from "../limits.ts";
import { overLimit } from "../refusal.ts";
import { assertUtf8Part } from "./xml-cursor.ts";

/** Bytes past the end that scanners may look at without asking. */
const SLACK = 64;

/** A scanner of a part: given the bytes that are there, it returns how many it is done with. */
export type ScanStep = (bytes: Buffer, end: number, isLast: boolean) => number;

/**
 * Feed the chunks of a part to a scanner that needs some things whole (a row, a string). What it leaves is put before
 * the next chunk; when it leaves everything it is asked again only once there is twice as much.
 */
export async function feedPart(
  chunks: AsyncIterable<Buffer>,
  limits: ReadLimits,
  step: ScanStep,
): Promise<void> {
  let work: Buffer = Buffer.alloc(4 << 20);
  let end = 0;
  let askAt = 1;
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) assertUtf8Part(chunk);
    isFirst = false;
    if (end + chunk.length + SLACK > work.length) {
      const grown = Buffer.alloc(2 * (end + chunk.length) + SLACK);
      work.copy(grown, 0, 0, end);
      work = grown;
    }
    chunk.copy(work, end);
    end += chunk.length;
    if (end < askAt) continue;
    const done = step(work, end, false);
    work.copyWithin(0, done, end);
    end -= done;
    if (end > limits.rowBytes) throw overLimit("一行内容太大");
    askAt = done === 0 ? 2 * end : 1;
  }
  step(work, end, true);
}
