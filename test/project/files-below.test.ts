import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { filesBelow, portableOrder } from "../../src/project/files-below.ts";

it("names files of folders below with a slash, and none of a folder that is not there", () => {
  const folder = mkdtempSync(join(tmpdir(), "doudi-below-"));
  mkdirSync(join(folder, "甲县"));
  writeFileSync(join(folder, "甲县", "名册.csv"), "");
  writeFileSync(join(folder, "a.csv"), "");
  expect(filesBelow(folder)).toEqual(["a.csv", "甲县/名册.csv"]);
  expect(filesBelow(join(folder, "没有"))).toEqual([]);
});

it("puts names in the same order whichever separator the system has", () => {
  const slashes = portableOrder(["read-book.ts", "read/a.ts", "read.ts"], "/");
  const backslashes = portableOrder(["read-book.ts", "read\\a.ts", "read.ts"], "\\");
  expect(slashes).toEqual(["read-book.ts", "read.ts", "read/a.ts"]);
  expect(backslashes).toEqual(slashes);
});
