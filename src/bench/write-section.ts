import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { packageFile } from "../project/package-root.ts";

const TITLES: Readonly<Record<string, string>> = {
  "benchmarks.md": "# Benchmarks\n\nSections are written by `npm run bench -- --write`.\n",
  "linkage.md":
    "# How well rows are brought to persons\n\nWritten by `npm run bench -- linkage neutral --write`, with `--county` and `--neutral` naming the folders of data that lie outside.\n",
};

/** Put what was measured in place of its last section in a page of docs/. */
export function writeSection(
  page: string,
  { name, about }: { name: string; about: string },
  parts: readonly string[],
): void {
  const path = packageFile("docs", page);
  const before = existsSync(path) ? readFileSync(path, "utf8") : (TITLES[page] ?? "");
  const section = [`## ${name}`, about, ...parts].join("\n\n");
  const sections = before.split(/\n(?=## )/).filter((each) => !each.startsWith(`## ${name}\n`));
  writeFileSync(
    path,
    `${[...sections.map((each) => each.trimEnd()), section.trimEnd()].join("\n\n")}\n`,
  );
}
