import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/project/config-file.ts";
import { doudi, newFolder } from "./support/doudi.ts";

/** Unassigned region code, right check digit. */
const ID = "999999198001011233";

/** A 低保 roll and a disability list as offices send them. */
async function writeRolls(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Sheet1");
  sheet.addRow(["某县2019年10月农村低保对象花名册"]);
  sheet.addRow([
    "序号",
    "低保证号",
    "户主姓名",
    "姓名",
    "身份证号",
    "与户主关系",
    "乡镇",
    "村",
    "月保障金额",
    "开始享受年月",
  ]);
  for (let row = 1; row <= 12; row += 1) {
    sheet.addRow([
      row,
      `D${row}`,
      "测试甲",
      "测试甲",
      ID,
      "户主",
      "东风乡",
      "一村",
      "420",
      "2018-01",
    ]);
  }
  await workbook.xlsx.writeFile(join(folder, "农村低保10月.xlsx"));
  const lines = ["姓名,身份证号,残疾证号,残疾类别,残疾等级,证件状态,乡镇,村"];
  for (let row = 1; row <= 12; row += 1)
    lines.push(`测试甲,${ID},${ID}41,肢体,一级,有效,东风乡,一村`);
  writeFileSync(join(folder, "持证残疾人.csv"), `${lines.join("\r\n")}\r\n`);
}

describe("doudi init", () => {
  const rolls = join(newFolder(), "名册");
  beforeAll(() => writeRolls(rolls));

  it("recognises each file, guesses the month, writes doudi.yaml and says what comes next", async () => {
    const where = newFolder();
    const { code, stdout, stderr } = await doudi(
      ["init", "我的项目", "--from", rolls, "--yes", "--county", "某县"],
      { cwd: where },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/农村低保10月\.xlsx\s+Sheet1\s+低保花名册\s+2019-10\s+第 2 行/);
    expect(stdout).toContain("低保标准没有写全");
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("下一步：doudi screen 我的项目");
    const config = readConfig(join(where, "我的项目", "doudi.yaml"));
    expect(config).toMatchObject({ month: "2019-10", county: "某县" });
    expect(config.files.map(({ file, sheets }) => [file, sheets[0]?.roll])).toEqual([
      ["农村低保10月.xlsx", "dibao"],
      ["持证残疾人.csv", "disability"],
    ]);
    expect(readdirSync(join(where, "我的项目", "数据")).sort()).toEqual(
      ["农村低保10月.xlsx", "持证残疾人.csv"].sort(),
    );
  });

  it("takes any configuration key, and changes it later without reading the files again", async () => {
    const project = join(newFolder(), "P");
    const set = (pair: string) => ["--set", pair];
    const first = await doudi([
      "init",
      project,
      "--from",
      rolls,
      "--yes",
      ...set("standards.rural=420"),
      ...set("price_linkage=2019-04,2019-05"),
    ]);
    expect(first.code).toBe(0);
    const yaml = join(project, "doudi.yaml");
    writeFileSync(
      yaml,
      readFileSync(yaml, "utf8").replace("rural: 420", "rural: 420 # 县政府 2019 年文件"),
    );
    const second = await doudi([
      "init",
      project,
      "--yes",
      ...set("standards.urban=600"),
      ...set("files[持证残疾人.csv].skip=true"),
      "--json",
    ]);
    expect(second.code).toBe(0);
    expect(JSON.parse(second.stdout)).toMatchObject({
      schema: "init/1",
      month: "2019-10",
      open: [],
      refused: [],
    });
    const config = readConfig(yaml);
    expect(config.standards).toEqual({ rural: 420, urban: 600 });
    expect(config.price_linkage).toEqual(["2019-04", "2019-05"]);
    expect(config.files.find(({ file }) => file === "持证残疾人.csv")?.skip).toBe(true);
    expect(readFileSync(yaml, "utf8")).toContain("rural: 420 # 县政府 2019 年文件");
    // The files of the project, not only those that were looked at now.
    const third = await doudi(["init", project, "--yes", ...set("standards.urban=610")]);
    expect(third.stdout).toContain("共 1 个文件，这次认的 0 个");
  });

  it.each([
    [["--set", "standard.rural=420"], "E2004", "是不是 standards？"],
    [["--set", "standards.rural=四百"], "E2003", "改正这一项的值后重试。"],
    [["--set", "standards.rural"], "E2001", "例如 --set standards.rural=420"],
    [["--month", "2019年"], "E2003", "改正这一项的值后重试。"],
  ])("refuses %j and writes nothing", async (args, code, hint) => {
    const project = join(newFolder(), "P");
    const result = await doudi(["init", project, "--from", rolls, "--yes", ...args]);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(`【${code}】`);
    expect(result.stderr).toContain(hint);
    expect(existsSync(project)).toBe(false);
  });

  it("leaves a folder alone that holds something else", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "合同.docx"), "");
    const { code, stderr } = await doudi(["init", folder, "--from", rolls, "--yes"]);
    expect(code).toBe(2);
    expect(stderr).toContain("【E2005】");
    expect(readdirSync(folder)).toEqual(["合同.docx"]);
  });

  it("makes doudi.yaml anew in a project that lost it, or whose own was put aside", async () => {
    const project = join(newFolder(), "P");
    const make = () => doudi(["init", project, "--from", rolls, "--yes", "--month", "2019-10"]);
    await make();
    writeFileSync(join(project, "doudi.yaml"), Buffer.alloc(300));
    const spoilt = await make();
    expect([spoilt.code, spoilt.stderr]).toEqual([
      2,
      expect.stringContaining("给 doudi.yaml 改个名"),
    ]);
    renameSync(join(project, "doudi.yaml"), join(project, "doudi-坏.yaml"));
    expect((await make()).code).toBe(0);
    expect(readConfig(join(project, "doudi.yaml")).files).toHaveLength(2);
  });

  it("refuses open questions where nobody can answer, and lists what it left open with --yes", async () => {
    const folder = join(newFolder(), "名册");
    cpSync(rolls, folder, { recursive: true });
    writeFileSync(join(folder, "会议签到.csv"), "座位,桌号\r\n甲,1\r\n乙,2\r\n");
    const asked = await doudi(["init", join(newFolder(), "P"), "--from", folder]);
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain("会议签到.csv");
    expect(asked.stderr).toContain("--yes");
    const taken = await doudi(["init", join(newFolder(), "P"), "--from", folder, "--yes"]);
    expect(taken.code).toBe(0);
    expect(taken.stdout).toMatch(/\? 会议签到\.csv：认不出是哪一种名册/);
  });

  it("ends with 4 and names the file when one cannot be read", async () => {
    const folder = join(newFolder(), "名册");
    cpSync(rolls, folder, { recursive: true });
    writeFileSync(join(folder, "坏文件.xlsx"), Buffer.from("PK\u0003\u0004 not a workbook"));
    const { code, stdout } = await doudi([
      "init",
      join(newFolder(), "P"),
      "--from",
      folder,
      "--yes",
    ]);
    expect(code).toBe(4);
    expect(stdout).toMatch(/✗ 坏文件\.xlsx：【E3\d{3}】/);
  });
});

describe("doudi peek", () => {
  it("shows roll, header, columns and masked rows", async () => {
    const folder = newFolder();
    await writeRolls(folder);
    const { code, stdout, stderr } = await doudi(["peek", join(folder, "农村低保10月.xlsx")]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("低保花名册（dibao），2019-10，由民政局提供");
    expect(stdout).toMatch(/E {2}身份证号 +→ +身份证号 +id/);
    expect(stdout).toContain("测*甲｜99*************233");
    expect(stdout).not.toContain(ID);
  });

  it("gives the same as JSON, masked too", async () => {
    const folder = newFolder();
    await writeRolls(folder);
    const { stdout } = await doudi([
      "peek",
      join(folder, "持证残疾人.csv"),
      "--json",
      "--rows",
      "1",
    ]);
    const book = JSON.parse(stdout) as {
      sheets: {
        roll: string;
        columns: { field: string; header: string }[];
        first_rows: unknown[];
      }[];
    };
    expect(book.sheets[0]).toMatchObject({ roll: "disability", header_row: 1, rows: 13 });
    expect(book.sheets[0]?.columns).toContainEqual({
      field: "grade",
      label: "残疾等级",
      column: "E",
      header: "残疾等级",
    });
    expect(book.sheets[0]?.first_rows).toHaveLength(1);
    expect(stdout).not.toContain(ID);
  });

  it("refuses what is no spreadsheet with exit code 3", async () => {
    const folder = newFolder();
    writeFileSync(
      join(folder, "照片.xlsx"),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]),
    );
    const { code, stderr } = await doudi(["peek", join(folder, "照片.xlsx")]);
    expect(code).toBe(3);
    expect(stderr).toContain("文件：照片.xlsx");
  });
});
