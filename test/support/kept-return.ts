import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Where the original of a returned file is kept in the ledger folder; undefined where it is not. */
export function keptReturn(ledger: { ledgerFolder: string }, sha256: string): string | undefined {
  const folder = join(ledger.ledgerFolder, "收件");
  if (sha256 === "" || !existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((each) => each.startsWith(sha256));
  return name === undefined ? undefined : join(folder, name);
}
