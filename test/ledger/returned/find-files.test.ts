import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { returnedFiles } from "../../../src/ledger/returned/find-files.ts";
import { newFolder } from "../../cli/support/doudi.ts";

it("takes of a folder every kind of file a worklist may come back as, and archives, so that they are told of", () => {
  const folder = newFolder();
  const handedIn = ["a.xlsx", "b.xls", "c.ods", "d.XLSB", "e.et", "f.csv", "g.zip"];
  for (const name of [...handedIn, "photo.jpg", "proof.pdf", ".h.xlsx", "Thumbs.db", "~$z.xlsx"])
    writeFileSync(join(folder, name), "some content");
  const { paths, others, notReady } = returnedFiles([folder]);
  expect(paths.map((path) => basename(path))).toEqual(handedIn);
  expect(others.sort()).toEqual(["photo.jpg", "proof.pdf"]);
  expect(notReady).toEqual([]);
});

it("is a mistake where there is no table at all, and says what there is", () => {
  const folder = newFolder();
  const fault = (text: string) =>
    expect.objectContaining({ code: "E3201", message: expect.stringContaining(text) });
  expect(() => returnedFiles([folder])).toThrow(fault("里面没有文件"));
  writeFileSync(join(folder, "照片.jpg"), "some content");
  expect(() => returnedFiles([folder])).toThrow(fault("照片.jpg"));
});

it("takes linked folders, and waits for no pipe", () => {
  const folder = newFolder();
  const other = newFolder();
  writeFileSync(join(other, "a.xlsx"), "some content");
  symlinkSync(other, join(folder, "龙潭乡"));
  execFileSync("mkfifo", [join(folder, "b.xlsx")]);
  const { paths, notReady } = returnedFiles([folder, join(folder, "b.xlsx")]);
  expect(paths.map((path) => basename(path))).toEqual(["a.xlsx"]);
  expect(notReady.map(({ code, message }) => [code, message])).toEqual([
    ["E3004", expect.stringContaining("管道")],
    ["E3004", expect.stringContaining("管道")],
  ]);
});
