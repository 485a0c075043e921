import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/project/config-file.ts";
import { workbookText } from "../worklists/support/workbook-text.ts";
import { doudi, newFolder } from "./support/doudi.ts";

const people = (town: string, from: number) =>
  Array.from(
    { length: 12 },
    (_, n) =>
      `D${from + n},测试${"甲乙丙丁戊己庚辛"[n % 8]},99999919800101${from + n},${town},一村`,
  ).join("\n");
const ROLL = `户编号,姓名,身份证号,与户主关系,低保类别,月补差,起始年月,乡镇,村\n${people(
  "东风乡",
  1000,
)
  .split("\n")
  .map((line) => line.replace(/,东/, ",户主,农村低保,300,2019-03,东"))
  .join("\n")}\n`;
/** Looks like a roll, and nothing calls it one. */
const UNNAMED = `序号,户主姓名,身份证号码,保障人数,补贴金额,乡镇,村\n${Array.from({ length: 6 }, (_, n) => `${n + 1},测试甲,99999919800101${1000 + n},1,200,东风乡,一村`).join("\n")}\n`;

interface Read {
  refused: { file: string; code: string }[];
  leftOut: { file: string; sheet: string; rows: number | null }[];
  summary: string;
}

describe("files of which nothing is read, and sheets that doudi.yaml leaves out", () => {
  const where = newFolder();
  const rolls = join(where, "名册");
  let init: string;

  beforeAll(async () => {
    mkdirSync(rolls);
    mkdirSync(join(where, "别处"));
    writeFileSync(join(rolls, "低保花名册2018年12月.csv"), ROLL);
    writeFileSync(join(rolls, "附件3.csv"), UNNAMED);
    writeFileSync(join(rolls, "扫描件.xlsx"), "%PDF-1.7 ");
    writeFileSync(join(rolls, "旧表.csv"), ROLL);
    writeFileSync(
      join(where, "别处", "死亡人员名单.csv"),
      `姓名,身份证号,死亡日期\n${"测试甲,999999198001011000,2019-05-01\n".repeat(2)}`,
    );
    symlinkSync(join(where, "别处"), join(rolls, "民政局"));
    execFileSync("mkfifo", [join(rolls, "管道.csv")]);
    // It cannot be copied, and the others are.
    symlinkSync(join(where, "没有.csv"), join(rolls, "走失.csv"));
    const set = ["--set", "files[旧表.csv].skip=true"];
    init = (
      await doudi(
        [
          "init",
          "项目",
          "--from",
          rolls,
          "--yes",
          "--month",
          "2019-10",
          "--county",
          "某县",
          ...set,
        ],
        { cwd: where },
      )
    ).stdout;
  });

  it("are told by init, and a pipe is neither copied nor described", () => {
    expect(init).toContain("✗ 管道.csv：【E3004】");
    expect(init).toContain("✗ 扫描件.xlsx：【E3004】");
    expect(init).toContain("✗ 走失.csv：【E3007】");
    const { files } = readConfig(join(where, "项目", "doudi.yaml"));
    expect(files.map(({ file }) => file)).not.toContain("管道.csv");
    // A linked folder is a folder like any other.
    expect(
      readFileSync(join(where, "项目", "数据", "民政局", "死亡人员名单.csv"), "utf8"),
    ).toContain("死亡日期");
    expect(files.find(({ file }) => file === "附件3.csv")?.sheets[0]?.skip).toBe(true);
  });

  it("are told by screen, each time, and on the first page of its summary", async () => {
    execFileSync("mkfifo", [join(where, "项目", "数据", "设备.csv")]);
    // What is skipped beforehand is not even copied.
    writeFileSync(join(where, "项目", "数据", "旧表.csv"), ROLL);
    const { code, stdout } = await doudi(["screen", "项目", "--json"], { cwd: where });
    const said = JSON.parse(stdout) as Read;
    expect(code).toBe(4);
    expect(said.refused.map(({ file, code }) => [file, code])).toEqual([
      ["扫描件.xlsx", "E3004"],
      ["设备.csv", "E3004"],
    ]);
    expect(said.leftOut).toEqual([
      { file: "旧表.csv", sheet: "", rows: null },
      { file: "附件3.csv", sheet: "", rows: 7 },
    ]);
    const again = (await doudi(["screen", "项目"], { cwd: where })).stdout;
    expect(again).toContain("写明不用的 2 处\n  旧表.csv（整个文件）\n  附件3.csv（7 行）");
    expect(again).not.toContain("附件3.csv：文件里没有这张工作表");
    const text = await workbookText(said.summary);
    const [overview = "", sources = "", notices = ""] = ["# 概况", "# 数据来源", "# 数据提示"].map(
      (name) => text.split(/^(?=# )/m).find((part) => part.startsWith(name)),
    );
    for (const sheet of [overview, sources])
      for (const file of ["扫描件.xlsx", "设备.csv", "旧表.csv", "附件3.csv"])
        expect(sheet).toContain(file);
    expect(overview).toContain("没有用上的文件和工作表");
    expect(sources).toContain("没有读成");
    expect(sources).toContain("写明不用");
    // The terminal is closed by the time somebody asks.
    for (const said of ["附件3.csv（7 行）", "用的是 2018-12 的：低保花名册"]) {
      expect(again).toContain(said);
      expect(notices).toContain(said);
    }
    expect(overview).toContain("数据提示：4 处要看的");
  });

  it("are in the workbook of the checkup, the refused ones as something to mend", async () => {
    const { stdout } = await doudi(["check", "项目", "--excel", "--json"], { cwd: where });
    const text = await workbookText((JSON.parse(stdout) as { workbook: string }).workbook);
    expect(text).toContain("扫描件.xlsx");
    expect(text).not.toContain("附件3.csv");
  });
});
