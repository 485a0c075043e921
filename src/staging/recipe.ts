import { createHash } from "node:crypto";
import type { KnownSheet } from "./recognise-book.ts";

/** Everything but the file's bytes that decides how it is staged. */
export function recipeOf(codeVersion: string, knownSheets: readonly KnownSheet[]): string {
  return createHash("sha256")
    .update(JSON.stringify([codeVersion, knownSheets]))
    .digest("hex");
}
