import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Beside the compiled program, written by its build; there is none for the sources. */
export const KNOWN_YAML = fileURLToPath(new URL("./known-yaml.json", import.meta.url));

let known: Readonly<Record<string, unknown>> | undefined;

/**
 * What the build read and checked in the YAML of a shipped file of this whole text. Reading that of the pack takes a third of a second of
 * CPU, a tenth of a small county's run, and every command that asks for the pack would pay it.
 *
 * Returns undefined for a text the build has not seen: a county's own rule, or a file that was changed since.
 */
export function knownYaml(text: string): unknown {
  known ??= existsSync(KNOWN_YAML)
    ? (JSON.parse(readFileSync(KNOWN_YAML, "utf8")) as Record<string, unknown>)
    : {};
  return known[markOf(text)];
}

/** The name under which the YAML of a file of this text is kept. */
export function markOf(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
