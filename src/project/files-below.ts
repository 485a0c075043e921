import { type Dirent, existsSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { join, sep } from "node:path";

/**
 * The files of a folder and of those below it, as `甲县/低保花名册.xlsx`, in the same order on every system: what is hashed and numbered in
 * this order must not depend on the machine. None where there is no such folder. A link to a file is that file, one that leads nowhere too: whoever
 * reads it says so. A link to a folder is that folder, unless it is there by itself or by another link already.
 */
export function filesBelow(folder: string): string[] {
  return everythingBelow(folder).files;
}

/** What of a folder and of those below it is neither: pipes, sockets, devices. Nothing can be read from them, and waiting for it may take forever. */
export function othersBelow(folder: string): string[] {
  return everythingBelow(folder).others;
}

function everythingBelow(folder: string): { files: string[]; others: string[] } {
  const found = { files: [] as string[], others: [] as string[] };
  const seen = new Set<string>();
  // Links wait until all that is there by itself has been looked at: it goes by its own name.
  for (let waiting = existsSync(folder) ? [""] : []; waiting.length > 0; ) {
    const linked: string[] = [];
    for (const name of waiting) lookInto(folder, name, { ...found, linked, seen });
    waiting = portableOrder(linked);
  }
  return { files: portableOrder(found.files), others: portableOrder(found.others) };
}

interface Found {
  files: string[];
  others: string[];
  linked: string[];
  /** Real paths of the folders that were looked into: links may lead in a circle. */
  seen: Set<string>;
}

function lookInto(root: string, name: string, found: Found): void {
  const folder = join(root, name);
  const real = realpathSync(folder);
  if (found.seen.has(real)) return;
  found.seen.add(real);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const own = name === "" ? entry.name : `${name}/${entry.name}`;
    if (entry.isDirectory()) lookInto(root, own, found);
    else found[kindOf(entry, join(folder, entry.name))].push(own);
  }
}

function kindOf(entry: Dirent, path: string): "files" | "others" | "linked" {
  const stat: Dirent | Stats | undefined = entry.isSymbolicLink() ? linkedTo(path) : entry;
  if (stat?.isDirectory()) return "linked";
  return !stat || stat.isFile() ? "files" : "others";
}

function linkedTo(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Names below a folder with `/` for the system's own separator, in order: Windows sorts `a\b` behind `a.b`, and others before it. */
export function portableOrder(names: readonly string[], separator: string = sep): string[] {
  return names.map((name) => name.split(separator).join("/")).sort();
}
