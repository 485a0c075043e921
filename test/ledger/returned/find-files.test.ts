import { writeFileSync } from "node:fs";
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
