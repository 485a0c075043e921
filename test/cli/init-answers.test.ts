import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/project/config-file.ts";
import { packageFile } from "../../src/project/package-root.ts";
import { sheetOf } from "../sources/support/xlsx-file.ts";
import { doudi, newFolder } from "./support/doudi.ts";

/** Unassigned region code, right check digit. */
const ID = "999999198001011233";
const CARDS = ["姓名", "身份证号", "残疾证号", "残疾类别", "残疾等级", "证件状态", "乡镇", "村"];
const card = (changes: Readonly<Record<string, string>> = {}) => ({
  姓名: "测试甲",
  身份证号: ID,
  残疾证号: `${ID}41`,
  残疾类别: "肢体",
  残疾等级: "一级",
  证件状态: "有效",
  乡镇: "东风乡",
  村: "一村",
  ...changes,
});

function writeCsv(folder: string, file: string, headers: readonly string[], title?: string): void {
  mkdirSync(folder, { recursive: true });
  const row: Readonly<Record<string, string>> = card();
  const lines = [
    ...(title ? [title] : []),
    headers.join(","),
    ...Array.from({ length: 9 }, () => headers.map((header) => row[header] ?? "甲").join(",")),
  ];
  writeFileSync(join(folder, file), `${lines.join("\r\n")}\r\n`);
}

async function init(project: string, ...args: string[]) {
  return doudi(["init", project, "--month", "2019-10", ...args]);
}
const columnsOf = (project: string, file: string) =>
  readConfig(join(project, "doudi.yaml")).files.find((each) => each.file === file)?.sheets[0]
    ?.columns;

describe("a form that was accepted before", () => {
  it("is used for the next file of the supplier, and what changed is told", async () => {
    const [project, first, second] = [join(newFolder(), "P"), newFolder(), newFolder()];
    // Nobody could know this header; it was said once.
    const headers = CARDS.map((header) => (header === "残疾等级" ? "评定" : header));
    writeCsv(first, "持证残疾人9月.csv", headers);
    const said = await init(
      project,
      "--from",
      first,
      "--yes",
      "--sheet",
      "持证残疾人9月.csv:roll=disability",
      "--sheet",
      "持证残疾人9月.csv:grade=评定",
    );
    expect(said).toMatchObject({ code: 0 });
    expect(columnsOf(project, "持证残疾人9月.csv")).toMatchObject({ grade: "评定" });
    writeCsv(
      second,
      "持证残疾人10月.csv",
      headers.filter((header) => header !== "残疾类别"),
    );
    const { code, stdout } = await init(project, "--from", second, "--yes");
    expect(code).toBe(0);
    expect(columnsOf(project, "持证残疾人10月.csv")).toMatchObject({
      grade: "评定",
      id: "身份证号",
    });
    expect(stdout).toContain("! 残联本月少列“残疾类别”（持证残疾人10月.csv）");
  });

  it("never turns a clear roll into another that looks like it", async () => {
    const [project, folder] = [join(newFolder(), "P"), newFolder()];
    const base = ["姓名", "身份证号", "乡镇", "村", "低保证号"];
    writeCsv(folder, "低保花名册2019-09.csv", [...base, "户月保障金额", "开始享受年月"]);
    expect((await init(project, "--from", folder, "--yes")).code).toBe(0);
    const next = newFolder();
    writeCsv(next, "低保停保名单.csv", [...base, "停保年月", "停保原因"]);
    expect((await init(project, "--from", next, "--yes")).code).toBe(0);
    const { files } = readConfig(join(project, "doudi.yaml"));
    expect(files.map(({ sheets }) => sheets[0]?.roll)).toEqual(["dibao_exit", "dibao"]);
  });
});

describe("two columns of one name", () => {
  it("are left open by --yes, refused without a terminal, and settled by --sheet", async () => {
    const folder = newFolder();
    writeCsv(folder, "持证残疾人.csv", [...CARDS, "姓名"]);
    const refused = await init(join(newFolder(), "P"), "--from", folder);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("“A列”和“I列”都像姓名");
    const guessed = await init(join(newFolder(), "P"), "--from", folder, "--yes");
    expect(guessed.stdout).toContain("? 持证残疾人.csv：“A列”和“I列”都像姓名，按 A列");
    const project = join(newFolder(), "P");
    const told = await init(project, "--from", folder, "--sheet", "持证残疾人.csv:name=I列");
    expect(told).toMatchObject({ code: 0, stderr: "" });
    expect(columnsOf(project, "持证残疾人.csv")).toMatchObject({ name: "I列" });
  });

  it.skipIf(process.platform !== "linux")("are asked about on a real terminal", () => {
    const folder = newFolder();
    writeCsv(folder, "持证残疾人.csv", [...CARDS, "姓名"]);
    const project = join(newFolder(), "P");
    const command = `node ${packageFile("dist", "cli", "main.js")} init ${project} --from ${folder} --month 2019-10`;
    // `script` gives the program a terminal; the answer waits in its input.
    const shown = execFileSync("script", ["-qec", command, "/dev/null"], {
      input: "2\n",
      encoding: "utf8",
      timeout: 240_000,
    });
    expect(shown).toContain("是哪一列？");
    expect(columnsOf(project, "持证残疾人.csv")).toMatchObject({ name: "I列" });
  });
});

describe("answers as flags", () => {
  it.each([
    ["持证残疾人.csv", "文件#工作表:项=值"],
    ["没有.csv:roll=dibao", "不在要识别的文件当中"],
    ["持证残疾人.csv:roll=nothing", "没有这一种"],
    ["持证残疾人.csv:period=十月", "2019-10 的样子"],
  ])("%s is refused", async (answer, text) => {
    const folder = newFolder();
    writeCsv(folder, "持证残疾人.csv", CARDS);
    const { code, stderr } = await init(
      join(newFolder(), "P"),
      "--from",
      folder,
      "--yes",
      "--sheet",
      answer,
    );
    expect(code).toBe(2);
    expect(stderr).toContain(text);
  });

  it("open a file with a password, which doudi.yaml then holds", async () => {
    const { default: officeCrypto } = await import("officecrypto-tool");
    const folder = newFolder();
    const cells = (texts: readonly string[]) =>
      texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("");
    const rows = [CARDS, ...Array.from({ length: 9 }, () => Object.values(card()))];
    const xml = rows.map((texts) => `<row>${cells(texts)}</row>`).join("");
    const locked = officeCrypto.encrypt(sheetOf(xml), { password: "2019" });
    writeFileSync(join(folder, "持证残疾人.xlsx"), locked);
    const project = join(newFolder(), "P");
    expect(await init(project, "--from", folder, "--yes", "--password", "2019")).toMatchObject({
      code: 0,
    });
    const [file] = readConfig(join(project, "doudi.yaml")).files;
    expect(file).toMatchObject({ password: "2019", sheets: [{ roll: "disability" }] });
  });
});

it("takes the county's name from the titles", async () => {
  const folder = newFolder();
  writeCsv(folder, "持证残疾人.csv", CARDS, "某省某州青石县持证残疾人花名册（全县）");
  const project = join(newFolder(), "P");
  expect((await init(project, "--from", folder, "--yes")).code).toBe(0);
  expect(readConfig(join(project, "doudi.yaml")).county).toBe("青石县");
});
