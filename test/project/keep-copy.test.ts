import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fileDigest } from "../../src/project/file-digest.ts";
import { keepCopy } from "../../src/project/keep-copy.ts";

it("makes a copy anew that was cut off, while the file is there, and leaves one alone whose file has changed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "doudi-kept-"));
  const source = join(folder, "名册.csv");
  const target = join(folder, "留存");
  writeFileSync(source, "姓名\n");
  const sha256 = await fileDigest(source);
  const keep = () => keepCopy(source, { target, sha256, changed: () => new Error("changed") });
  await keep();
  writeFileSync(target, "姓");
  await keep();
  expect(readFileSync(target, "utf8")).toBe("姓名\n");
  writeFileSync(source, "姓名，另一个\n");
  await keep();
  expect(readFileSync(target, "utf8")).toBe("姓名\n");
  rmSync(source);
  await keep();
});
