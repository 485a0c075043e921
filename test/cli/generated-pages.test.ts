import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { generatedPages } from "../../src/cli/generated-pages.ts";
import { packageFile } from "../../src/project/package-root.ts";

it.each(await generatedPages())("%s is current", (path, text) => {
  const written = readFileSync(packageFile(path), "utf8").split("\n");
  const stale = text.split("\n").find((line, index) => line !== written[index]);
  expect(stale, "run: npm run docs").toBeUndefined();
  expect(written.join("\n").length, "run: npm run docs").toBe(text.length);
});
