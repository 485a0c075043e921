import { createHash } from "node:crypto";

/** Where in a stratum the first person is taken: a number from 0 up to 1 that seed and stratum give. */
export function startOf(seed: string, stratum: string): number {
  const hash = createHash("sha256").update(`${seed}\nstart\n${stratum}`).digest();
  return hash.readUInt32BE(0) / 2 ** 32;
}
