import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { localNumberings } from "../../src/staging/across/household-numbers.ts";
import { readFolder } from "../support/read-folder.ts";

let folder: string;
let db: Database;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "doudi-numbers-"));
  db = await openDatabase();
});

afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const TOWNS = ["甲乡", "乙镇", "丙乡"];
/** Families a township and people a family. */
const FAMILIES = 30;
const PEOPLE = 2;

interface Listed {
  town: string;
  village: string;
  family: number;
  number: string;
  name: string;
  id: string;
}

/** Everybody, with the number that `numbered` gives the family: of a township, its village and the family's place among all. */
function people(
  numbered: (town: number, family: number, all: number) => string,
  size = PEOPLE,
): Listed[] {
  return TOWNS.flatMap((town, t) =>
    Array.from({ length: FAMILIES * size }, (_, index) => {
      const family = Math.floor(index / size);
      const all = t * FAMILIES + family;
      return {
        ...{ town, family, village: `${"东南西"[family % 3]}村` },
        number: numbered(t, family, all),
        name: `赵${"甲乙丙丁戊己庚辛壬癸"[index % 10]}${"山河川林田"[(index + t) % 5]}`,
        id: `99999919700101${String(1000 + all * size + (index % size))}`,
      };
    }),
  );
}

function write(file: string, header: readonly string[], rows: readonly (readonly string[])[]) {
  const path = join(folder, file);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, [header, ...rows].map((cells) => cells.join(",")).join("\r\n"));
}

function writeRegister(listed: readonly Listed[], file = "户籍人口.csv") {
  write(
    file,
    ["户号", "姓名", "公民身份号码", "乡镇", "村", "户籍状态"],
    listed.map((p) => [p.number, p.name, p.id, p.town, p.village, "正常"]),
  );
}

const DIBAO = ["低保证号", "姓名", "身份证号", "城乡类别", "户月保障金额", "乡镇", "村"];

function writeDibao(listed: readonly Listed[], file: string) {
  write(
    file,
    DIBAO,
    listed.map((p) => [p.number, p.name, p.id, "农村低保", "300", p.town, p.village]),
  );
}

/** The distinct household numbers of a roll and how many rows the fullest has. */
async function numbers(table: string, field: string) {
  const [told] = await db.rows<{ families: number; most: number; one: string }>(
    `SELECT count(*) AS families, max(n) AS most, min(number) AS one
     FROM (SELECT ${field} AS number, count(*) AS n FROM ${table} GROUP BY ALL)`,
  );
  return told;
}

describe("household numbers", () => {
  it("that begin anew in each township get its name before them, in the mentions and in the roll", async () => {
    writeRegister(people((_, family) => String(family + 1)));
    await readFolder(db, folder);
    expect(await localNumberings(db)).toEqual([
      { roll: "hukou", period: null, unit: "town", series: null, people: 180 },
    ]);
    expect(await numbers("stage.hukou", "hukou_no")).toEqual({
      families: 90,
      most: 2,
      one: "丙乡·1",
    });
    expect(await numbers("mention", "household_no")).toMatchObject({ families: 90, most: 2 });
  });

  it("that begin anew in each village get both names", async () => {
    writeRegister(people((_, family) => `${Math.floor(family / 3) + 1}`));
    await readFolder(db, folder);
    expect(await localNumberings(db)).toMatchObject([{ unit: "village" }]);
    expect(await numbers("stage.hukou", "hukou_no")).toEqual({
      families: 90,
      most: 2,
      one: "丙乡东村·1",
    });
  });

  it("that begin anew in each county's folder get the county's name", async () => {
    const listed = people((_, __, all) => String(all + 1));
    for (const [index, county] of ["甲县", "乙县"].entries())
      writeRegister(
        listed.map((p) => ({ ...p, id: String(BigInt(p.id) + BigInt(index * 5000)) })),
        `${county}/户籍人口.csv`,
      );
    await readFolder(db, folder);
    expect(await localNumberings(db)).toMatchObject([{ unit: "county" }]);
    expect(await numbers("stage.hukou", "hukou_no")).toMatchObject({ families: 180, most: 2 });
  });

  it("of the whole county stay as they are, short or long", async () => {
    writeRegister(people((_, __, all) => String(all + 1)));
    writeDibao(
      people((_, __, all) => `9999990000${100 + all}`),
      "低保花名册2019-10.csv",
    );
    await readFolder(db, folder);
    expect(await localNumberings(db)).toEqual([]);
    expect(await numbers("stage.hukou", "hukou_no")).toMatchObject({ families: 90, one: "1" });
  });

  it("of the whole county stay as they are where a few families live in two villages", async () => {
    const listed = people((_, __, all) => String(all + 1));
    for (const each of listed.filter((_, index) => index % 40 === 0)) each.village = "北村";
    writeRegister(listed);
    await readFolder(db, folder);
    expect(await localNumberings(db)).toEqual([]);
  });

  it("of the whole county stay as they are where every third family has a member with a wrong village", async () => {
    const listed = people((_, __, all) => String(all + 1), 4);
    for (const [index, each] of listed.entries())
      if (index % 12 === 0) each.village = `${"甲乙丙丁"[(index / 12) % 4]}村`;
    writeRegister(listed);
    await readFolder(db, folder);
    expect(await localNumberings(db)).toEqual([]);
  });

  it("that a list gives as it comes to the families do not join it to another list", async () => {
    const listed = people((_, __, all) => String(all + 1));
    writeDibao(listed, "低保花名册2019-10.csv");
    writeDibao(
      listed.map((p, index) => ({ ...p, number: listed.at(-1 - index)?.number ?? "" })),
      "低保花名册2018-12.csv",
    );
    await readFolder(db, folder);
    expect(await localNumberings(db)).toEqual([
      { roll: "dibao", period: 24227, unit: null, series: "低保花名册2018-12", people: 180 },
    ]);
    expect(await numbers("stage.enrolment", "household_no")).toMatchObject({ families: 180 });
  });

  it("of a short list go with those of the long one", async () => {
    const listed = people((_, family) => String(family + 1));
    writeDibao(listed, "低保花名册2019-10.csv");
    write(
      "低保停保名单2019-09.csv",
      ["低保证号", "姓名", "身份证号", "停保年月", "停保原因", "乡镇", "村"],
      [["7", "钱一山", "999999196001011232", "2019-09", "死亡", "乙镇", "东村"]],
    );
    await readFolder(db, folder);
    expect(await db.rows("SELECT household_no FROM stage.departure")).toEqual([
      { household_no: "乙镇·7" },
    ]);
  });

  it("are written anew when a file shows that they begin anew, and as they were when it is gone", async () => {
    const listed = people((_, family) => String(family + 1));
    writeRegister(
      listed.filter((p) => p.town === "甲乡"),
      "户籍人口甲.csv",
    );
    await readFolder(db, folder);
    expect(await numbers("stage.hukou", "hukou_no")).toMatchObject({ families: 30, one: "1" });
    writeRegister(
      listed.filter((p) => p.town !== "甲乡"),
      "户籍人口乙.csv",
    );
    await readFolder(db, folder);
    expect(await numbers("stage.hukou", "hukou_no")).toMatchObject({ families: 90, most: 2 });
    rmSync(join(folder, "户籍人口乙.csv"));
    await readFolder(db, folder);
    expect(await numbers("stage.hukou", "hukou_no")).toMatchObject({ families: 30, one: "1" });
  });
});

describe("what hangs on all files together", () => {
  it("is done by the next run when a run was killed after its last file", async () => {
    writeRegister(people((_, family) => String(family + 1)));
    await readFolder(db, folder);
    await db.script(
      "DELETE FROM stage.settled; UPDATE stage.hukou SET hukou_no = split_part(hukou_no, '·', 2); UPDATE mention SET household_no = household_no_text",
    );
    await readFolder(db, folder);
    expect(await numbers("stage.hukou", "hukou_no")).toMatchObject({ families: 90 });
  });
});
