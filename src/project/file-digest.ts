import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** Bytes read at a time: with the usual 64 KB a step takes longer than the hash. */
const CHUNK = 1 << 20;

/** SHA-256 of a file's bytes, in hex. */
export async function fileDigest(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }))
    hash.update(chunk as Buffer);
  return hash.digest("hex");
}
