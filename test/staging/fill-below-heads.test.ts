import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { readFolder } from "../support/read-folder.ts";

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "doudi-heads-"));
  db = await openDatabase();
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

type Row = readonly [number: string, head: string, name: string, relation: string];

/** Thirty families of three, the number and 户主 in the head's row alone, with what a test puts first. */
function families(first: readonly Row[]): Row[] {
  const others = Array.from({ length: 30 }, (_, index): Row[] => [
    [`5000000${1000 + index}`, `赵${index}`, `赵${index}`, "户主"],
    ["", "", `钱${index}`, "之妻"],
    ["", "", `赵小${index}`, "长子"],
  ]);
  return [...first, ...others.flat()];
}

/** Who has which number, of the first rows. */
async function read(rows: readonly Row[], count: number) {
  const header = ["低保证号", "户主姓名", "姓名", "与户主关系", "身份证号", "户月保障金额"];
  const lines = rows.map((cells, index) =>
    (cells[3] === header[3] ? header : [...cells, `99999919700101${1000 + index}`, "300"]).join(
      ",",
    ),
  );
  writeFileSync(join(folder, "低保花名册2019-10.csv"), [header.join(","), ...lines].join("\r\n"));
  await readFolder(db, folder);
  const staged = await db.rows<{ no: string | null; head: string | null }>(
    `SELECT household_no AS no, householder_name AS head FROM stage.enrolment ORDER BY row_no LIMIT ${count}`,
  );
  return staged.map(({ no, head }) => `${no ?? ""} ${head ?? ""}`);
}

describe("a list that writes the household's number in the head's row alone", () => {
  it("says it in each row of the family", async () => {
    expect(await read(families([]), 4)).toEqual([
      ...["50000001000 赵0", "50000001000 赵0", "50000001000 赵0"],
      "50000001001 赵1",
    ]);
  });

  it("says it where the number stands on a family's first row, whoever that is", async () => {
    const wifeFirst = Array.from({ length: 20 }, (_, at): Row[] => [
      [`600000${1000 + at}`, `孙${at}`, `李${at}`, "之妻"],
      ["", "", `孙${at}`, "户主"],
    ]);
    const all = [...wifeFirst.flat(), ...families([]).slice(0, 30)];
    const readRows = await read(all, 4);
    expect(readRows).toEqual([
      ...["6000001000 孙0", "6000001000 孙0", "6000001001 孙1", "6000001001 孙1"],
    ]);
  });

  it.each([true, false])(
    "gives no head the number of a covered child of the family above, with 户主 on each row %s",
    async (isNamed) => {
      const covered = Array.from({ length: 20 }, (_, at): Row[] => {
        const number = `600000${1000 + at}`;
        const head = isNamed ? `孙${at}` : "";
        return [
          [at === 0 ? number : "", head, `孙${at}`, "户主"],
          ["", head, `李${at}`, "之妻"],
          [at === 0 ? "" : number, head, `孙小${at}`, "之子"],
        ];
      });
      const numbers = (await read(covered.flat(), 8)).map((said) => said.split(" ")[0]);
      expect(numbers).toEqual(["6000001000", "", "", "", "", "6000001001", "", ""]);
    },
  );

  it("gives nobody the number of the family above where it was forgotten, nor where each row has it", async () => {
    const wifeFirst = Array.from({ length: 20 }, (_, at): Row[] => [
      [at === 1 ? "" : `600000${1000 + at}`, at === 1 ? "" : `孙${at}`, `李${at}`, "之妻"],
      ["", "", `孙${at}`, "户主"],
    ]);
    expect(await read(wifeFirst.flat(), 4)).toEqual(["6000001000 孙0", " ", " ", " "]);
  });

  it("gives a family without its head no sum of the one above, where each row has the number and the first the sum", async () => {
    const header = ["低保证号", "姓名", "与户主关系", "身份证号", "户月保障金额"];
    const odd = [
      ["5000009001", "孙一", "户主", "180"],
      ["5000009001", "孙二", "女", ""],
      ["5000009002", "李亚", "配偶", "120"],
      ["5000009002", "李小", "女", ""],
    ];
    const others = Array.from({ length: 30 }, (_, index) => [
      [`500001${1000 + index}`, `赵${index}`, "户主", "300"],
      [`500001${1000 + index}`, `钱${index}`, "之妻", ""],
      [`500001${1000 + index}`, `赵小${index}`, "长子", ""],
    ]);
    const rows = [...odd, ...others.flat()].map(([no, name, relation, sum], index) =>
      [no, name, relation, `99999919700101${1000 + index}`, sum].join(","),
    );
    writeFileSync(join(folder, "低保花名册2019-10.csv"), [header.join(","), ...rows].join("\r\n"));
    await readFolder(db, folder);
    const staged = await db.rows<{ fen: number }>(
      "SELECT amount_fen::INTEGER AS fen FROM stage.enrolment ORDER BY row_no LIMIT 5",
    );
    expect(staged.map(({ fen }) => fen)).toEqual([18000, 18000, 12000, 12000, 30000]);
  });

  it("takes a header that is printed again within a family for no head of it", async () => {
    const odd: Row[] = [
      ["50000009999", "孙一", "孙一", "户主"],
      ["低保证号", "户主姓名", "姓名", "与户主关系"],
      ["", "", "孙二", "女"],
    ];
    expect(await read(families(odd), 3)).toEqual([
      ...["50000009999 孙一", "50000009999 孙一"],
      "50000001000 赵0",
    ]);
  });

  it("takes the title that is printed again for no row to look at, nor a year alone", async () => {
    const rows = families([]).map((cells, index) => [
      String(index),
      ...cells,
      `99999919700101${1000 + index}`,
    ]);
    const header = ["户序", "低保证号", "户主姓名", "姓名", "与户主关系", "身份证号"];
    const page = (at: number) => rows.slice(at, at + 18).map((cells) => cells.join(","));
    const title = ["2019年10月农村居民最低生活保障对象花名册", "单位：元", header.join(",")];
    writeFileSync(
      join(folder, "低保花名册2019-10.csv"),
      [...title, ...page(0), ...title, ...page(18), "2019年", ...title, ...page(36)].join("\r\n"),
    );
    await readFolder(db, folder);
    expect(await db.rows("SELECT row_no FROM set_aside WHERE reason = 'no_person'")).toEqual([]);
  });

  it("fills nothing below a head without a number, and begins anew at a number without a head", async () => {
    const odd: Row[] = [
      ["50000009999", "孙一", "孙一", "户主"],
      ["", "李一", "李一", "户主"],
      ["", "", "李二", "女"],
      ["50000008888", "王一", "王二", "女"],
      ["", "", "王三", "子"],
    ];
    expect(await read(families(odd), 5)).toEqual([
      ...["50000009999 孙一", " 李一", " 李一", "50000008888 王一", "50000008888 王一"],
    ]);
  });

  it("is told from one in which a number was forgotten", async () => {
    const whole = families([]).map(([no, head, name, relation], index): Row => {
      const family = 1000 + Math.floor(index / 3);
      return [index === 1 ? "" : no || `5000000${family}`, head, name, relation];
    });
    expect((await read(whole, 3)).map((each) => each.split(" ")[0])).toEqual([
      ...["50000001000", "", "50000001000"],
    ]);
  });
});
