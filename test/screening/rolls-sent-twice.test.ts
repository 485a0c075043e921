import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { rollsSentTwice } from "../../src/screening/rolls-sent-twice.ts";
import { sameFiles } from "../../src/screening/same-files.ts";
import { readFolder } from "../support/read-folder.ts";

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "doudi-twice-"));
  db = await openDatabase();
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

/** Thirty people from `first` on, each with his amount. */
function write(file: string, first: number, amount: (index: number) => number) {
  const rows = Array.from({ length: 30 }, (_, index) => [
    `赵${"甲乙丙丁戊己庚辛壬癸"[index % 10]}${"山河川"[Math.floor(index / 10)]}`,
    `99999919700101${1000 + first + index}`,
    "农村低保",
    String(amount(index)),
    "甲乡",
    "东村",
  ]);
  const header = ["姓名", "身份证号", "城乡类别", "户月保障金额", "乡镇", "村"];
  writeFileSync(join(folder, file), [header, ...rows].map((row) => row.join(",")).join("\r\n"));
}

async function twice() {
  await readFolder(db, folder);
  return rollsSentTwice(db);
}

describe("a file that brings nothing new", () => {
  it("is told with the file of the same bytes, or as one whose rows others have", async () => {
    write("低保花名册2019-10.csv", 0, () => 300);
    write("低保花名册2019-11.csv", 0, () => 300);
    write("低保花名册2019-10补.csv", 0, () => 300);
    appendFileSync(join(folder, "低保花名册2019-10补.csv"), "\r\n");
    write("低保花名册2018-12.csv", 5, () => 300);
    await readFolder(db, folder);
    expect(await sameFiles(db)).toEqual([
      { file: "低保花名册2019-10补.csv", roll: "dibao", other: null },
      { file: "低保花名册2019-11.csv", roll: "dibao", other: "低保花名册2019-10.csv" },
    ]);
  });
});

describe("a roll that came twice for a month", () => {
  it("is none that says who of a roll gets more", async () => {
    write("低保花名册2019-10.csv", 0, () => 300);
    const list = (file: string, people: number) => {
      const rows = Array.from({ length: people }, (_, index) => [
        `赵${"甲乙丙丁戊己庚辛壬癸"[index % 10]}${"山河川"[Math.floor(index / 10)]}`,
        `99999919700101${1000 + index}`,
        ["老年人", "重病患者"][index % 2],
        "东村",
      ]);
      const header = ["姓名", "身份证号", "分类施保类别", "村"];
      const text = [header, ...rows].map((row) => row.join(",")).join("\r\n");
      writeFileSync(join(folder, file), text);
    };
    list("2019年10月分类施保人员名单.csv", 12);
    expect(await twice()).toEqual([]);
    list("2019年10月分类施保人员名单.csv", 28);
    expect(await twice()).toHaveLength(1);
  });

  it("is told where cells differ", async () => {
    write("低保花名册2019-10.csv", 0, () => 300);
    write("低保花名册2019-10县级.csv", 0, (index) => (index < 4 ? 350 : 300));
    expect(await twice()).toEqual([
      {
        roll: "dibao",
        period: 2019 * 12 + 9,
        one: "低保花名册2019-10.csv",
        other: "低保花名册2019-10县级.csv",
        people: 30,
        differing: 4,
      },
    ]);
  });

  it("is nothing to tell where all rows are the same, or the months are not", async () => {
    write("低保花名册2019-10.csv", 0, () => 300);
    write("低保花名册2019-10副本.csv", 0, () => 300);
    write("低保花名册2018-12.csv", 0, () => 280);
    expect(await twice()).toEqual([]);
  });

  it("is two parts of the roll where few people stand on both", async () => {
    write("低保花名册2019-10甲.csv", 0, () => 300);
    write("低保花名册2019-10乙.csv", 20, () => 320);
    expect(await twice()).toEqual([]);
  });
});
