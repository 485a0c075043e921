import { createHash } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

let readings = 0;

/** Start of the names of all spools of one reading of one file. File names may hold a person's name, so it is hashed. */
export function newSpoolStem(path: string): string {
  readings += 1;
  return `${createHash("sha256").update(path).digest("hex").slice(0, 16)}-${readings}`;
}

export function spoolPath(folder: string, stem: string, position: number): string {
  return join(folder, `${stem}-${position}.tsv`);
}

/** Remove what a reading left that came to no end. */
export function removeSpools(folder: string, stem: string): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    if (name.startsWith(`${stem}-`)) rmSync(join(folder, name), { force: true });
  }
}
