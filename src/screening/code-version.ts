import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "../engine/database.ts";
import { filesBelow } from "../project/files-below.ts";

/** What decides each stage's answer: the code of these folders and their SQL. */
const PARTS = {
  reading: ["../rolls/", "../sources/", "../staging/", "../../queries/staging/"],
  people: ["../people/", "../../queries/identity/"],
  rules: [
    "../engine/",
    "../rules/",
    "../findings/",
    "../../queries/model/",
    "../../queries/tables/",
  ],
} as const;

/** A hash a stage; the rules themselves have their own. */
export type CodeVersions = Record<keyof typeof PARTS, string>;

/**
 * A hash that changes when the code that reads and stages files does, so that a new version of the program
 * does not go on with rows staged by the old one.
 */
export function stagingCodeVersion(): string {
  return hashOfFolders(PARTS.reading);
}

/** What a round was made by, so that it can be told whether a later one was made by the same. */
export function codeVersions(): CodeVersions {
  return {
    reading: hashOfFolders(PARTS.reading),
    people: hashOfFolders(PARTS.people),
    rules: hashOfFolders(PARTS.rules),
  };
}

/** What besides files, decisions and settings decides what is in the database. */
export async function programVersion(db: Database): Promise<string> {
  const [engine] = await db.rows<{ version: string }>("SELECT version() AS version");
  return JSON.stringify([engine?.version, codeVersions()]);
}

/** What besides leads and rules decides the rows of a workbook, byte for byte. */
export async function worklistVersion(db: Database): Promise<string> {
  const [engine] = await db.rows<{ version: string }>("SELECT version() AS version");
  const code = hashOfFolders(["../worklists/", "../project/", "../rules/", "../../reports/"]);
  return JSON.stringify([engine?.version, code]);
}

function hashOfFolders(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const root = fileURLToPath(new URL(folder, import.meta.url));
    const files = filesBelow(root).filter(
      (name) => /\.(ts|js|sql)$/.test(name) && !name.endsWith(".d.ts"),
    );
    for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}
