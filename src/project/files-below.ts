import { type Dirent, existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/**
 * The files of a folder and of those below it, as `甲县/低保花名册.xlsx`, in the same order on every system: what is hashed and numbered in
 * this order must not depend on the machine. None where there is no such folder. A link to a file is that file, one that leads nowhere too: whoever
 * reads it says so.
 */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return portableOrder(
    entries
      .filter((entry) => entry.isFile() || isLinkedFile(entry))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name))),
  );
}

function isLinkedFile(entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return false;
  try {
    return statSync(join(entry.parentPath, entry.name)).isFile();
  } catch {
    return true;
  }
}

/** Names below a folder with `/` for the system's own separator, in order: Windows sorts `a\b` behind `a.b`, and others before it. */
export function portableOrder(names: readonly string[], separator: string = sep): string[] {
  return names.map((name) => name.split(separator).join("/")).sort();
}
