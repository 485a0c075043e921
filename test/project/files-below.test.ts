import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { filesBelow, othersBelow, portableOrder } from "../../src/project/files-below.ts";

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
  expect(filesBelow(folder)).toEqual(["低保.csv", "户籍.csv"]);
});

it("takes a link to a folder for that folder, once, and goes in no circle", () => {
  const folder = mkdtempSync(join(tmpdir(), "doudi-below-"));
  const other = mkdtempSync(join(tmpdir(), "doudi-below-"));
  mkdirSync(join(folder, "甲县"));
  writeFileSync(join(folder, "甲县", "低保.csv"), "");
  writeFileSync(join(other, "户籍.csv"), "");
  symlinkSync(other, join(folder, "乙县"));
  symlinkSync(other, join(folder, "乙县再来"));
  symlinkSync(folder, join(other, "回来"));
  symlinkSync(join(folder, "甲县"), join(folder, "a"));
  expect(filesBelow(folder)).toEqual(["乙县/户籍.csv", "甲县/低保.csv"]);
});

it("names what is no file and no folder apart", () => {
  const folder = mkdtempSync(join(tmpdir(), "doudi-below-"));
  writeFileSync(join(folder, "a.csv"), "");
  execFileSync("mkfifo", [join(folder, "管道.csv")]);
  symlinkSync(join(folder, "管道.csv"), join(folder, "b.csv"));
  expect(filesBelow(folder)).toEqual(["a.csv"]);
  expect(othersBelow(folder)).toEqual(["b.csv", "管道.csv"]);
});

it("puts names in the same order whichever separator the system has", () => {
  const slashes = portableOrder(["read-book.ts", "read/a.ts", "read.ts"], "/");
  const backslashes = portableOrder(["read-book.ts", "read\\a.ts", "read.ts"], "\\");
  expect(slashes).toEqual(["read-book.ts", "read.ts", "read/a.ts"]);
  expect(backslashes).toEqual(slashes);
});
