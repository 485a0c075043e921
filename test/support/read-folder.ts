import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../../src/engine/database.ts";
import { ingestFolder } from "../../src/screening/ingest-folder.ts";
import { inputNames } from "../../src/screening/input-names.ts";

/** Read and stage every file of a folder that nobody has said anything about; throws for the first that cannot be read. */
export async function readFolder(db: Database, files: string): Promise<void> {
  const spoolFolder = mkdtempSync(join(tmpdir(), "doudi-spool-"));
  try {
    const { refused } = await ingestFolder(db, {
      folder: files,
      spoolFolder,
      files: inputNames(files).map((file) => ({ file, sheets: [] })),
      codeVersion: "test",
      progress: () => undefined,
    });
    if (refused[0]) throw refused[0].error;
  } finally {
    rmSync(spoolFolder, { recursive: true, force: true });
  }
}
