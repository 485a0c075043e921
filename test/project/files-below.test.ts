import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
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

it("takes a link to a file for that file, and one to nowhere for one that somebody must be told of", () => {
  const folder = mkdtempSync(join(tmpdir(), "doudi-below-"));
  const other = mkdtempSync(join(tmpdir(), "doudi-below-"));
  writeFileSync(join(other, "名册.csv"), "");
  symlinkSync(join(other, "名册.csv"), join(folder, "低保.csv"));
  symlinkSync(join(other, "没有.csv"), join(folder, "户籍.csv"));
  symlinkSync(other, join(folder, "别处"));
  expect(filesBelow(folder)).toEqual(["低保.csv", "户籍.csv"]);
});

it("puts names in the same order whichever separator the system has", () => {
  const slashes = portableOrder(["read-book.ts", "read/a.ts", "read.ts"], "/");
  const backslashes = portableOrder(["read-book.ts", "read\\a.ts", "read.ts"], "\\");
  expect(slashes).toEqual(["read-book.ts", "read.ts", "read/a.ts"]);
  expect(backslashes).toEqual(slashes);
});
