import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { inputNames } from "../../src/screening/input-names.ts";

it("takes no file that a system leaves in folders for one of the county's", () => {
  const folder = mkdtempSync(join(tmpdir(), "doudi-names-"));
  const left = [
    ".DS_Store",
    "Thumbs.db",
    "甲乡/desktop.ini",
    "__MACOSX/._低保.xlsx",
    "~$低保.xlsx",
  ];
  const own = ["低保.xlsx", "甲乡/Thumbs.db.xlsx", "甲乡/户籍.dbf"];
  try {
    for (const name of [...left, ...own]) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), "");
    }
    expect(inputNames(folder)).toEqual(own);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
