import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { packageFile } from "../../src/project/package-root.ts";
import { loadModelFiles } from "../../src/rules/build-model.ts";
import { markOf } from "../../src/rules/header/known-yaml.ts";
import { loadPack } from "../../src/rules/load-pack.ts";

it("the build keeps of each shipped file that was not touched since what it says", () => {
  const file = packageFile("dist", "rules", "header", "known-yaml.json");
  const kept = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  const known = [...loadPack(), ...loadModelFiles()].flatMap((read) => {
    const header = kept[markOf(readFileSync(read.file, "utf8"))];
    return header ? [{ read, header }] : [];
  });
  expect(known.length).toBeGreaterThan(0);
  for (const { read, header } of known) expect(header).toEqual(read.header);
});
