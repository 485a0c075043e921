import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { generatedPages } from "../../src/cli/generated-pages.ts";
import { packageFile } from "../../src/project/package-root.ts";

it.each(await generatedPages())("%s is current (npm run docs writes it)", (path, text) => {
  expect(readFileSync(packageFile(path), "utf8")).toBe(text);
});
