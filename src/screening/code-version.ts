import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What decides how a file is read and staged: the code of these folders and their SQL. */
const FOLDERS = ["../rolls/", "../sources/", "../staging/", "../../queries/staging/"];

/**
 * A hash that changes when the code that reads and stages files does, so that a new version of the program
 * does not go on with rows staged by the old one.
 */
export function stagingCodeVersion(): string {
  const hash = createHash("sha256");
  for (const folder of FOLDERS) {
    const root = fileURLToPath(new URL(folder, import.meta.url));
    const files = readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|js|sql)$/.test(name) && !name.endsWith(".d.ts"))
      .sort();
    for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}
