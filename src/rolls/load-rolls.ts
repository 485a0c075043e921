import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Roll } from "./roll.ts";

const CATALOGUE = new URL("./catalogue/", import.meta.url);

let loaded: Promise<ReadonlyMap<string, Roll>> | undefined;

/**
 * Every roll of the catalogue by id, in order of id. A new spreadsheet is one new file in `catalogue/`;
 * nothing else lists them.
 */
export function loadRolls(): Promise<ReadonlyMap<string, Roll>> {
  loaded ??= loadRollsFrom(CATALOGUE);
  return loaded;
}

/** The rolls of one folder; a file must export one roll whose id is the file's name. */
export async function loadRollsFrom(folder: URL): Promise<ReadonlyMap<string, Roll>> {
  const rolls = new Map<string, Roll>();
  const files = readdirSync(fileURLToPath(folder))
    .filter((name) => /\.(js|ts)$/.test(name) && !name.endsWith(".d.ts"))
    .sort();
  for (const file of files) {
    const id = file.replace(/\.(js|ts)$/, "");
    const module: { default?: Roll } = await import(new URL(file, folder).href);
    if (module.default?.id !== id) throw new Error(`${file} must export the roll ${id} by default`);
    rolls.set(id, module.default);
  }
  return rolls;
}
