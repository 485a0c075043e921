import { describe, expect, it } from "vitest";
import { doudiProcess } from "../support/run-process.ts";
import { doudi } from "./support/doudi.ts";

describe("doudi", () => {
  it("shows its commands in Chinese when called bare", async () => {
    const { code, stdout, stderr } = await doudi([]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toContain("用法：");
    for (const name of ["init", "peek", "explain", "export", "rules", "doctor"]) {
      expect(stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
    }
    expect(stdout).not.toMatch(/Usage|Options|Commands|display help|\[options\]|\[command\]/);
  });

  it.each([["init"], ["peek"], ["explain"], ["export"], ["doctor"], ["rules list"], ["rules new"]])(
    "explains %s in Chinese",
    async (command) => {
      const { code, stdout } = await doudi([...command.split(" "), "--help"]);
      expect(code).toBe(0);
      expect(stdout).toContain(`用法： doudi ${command} [选项]`);
      expect(stdout).not.toMatch(/Usage|Options|default:|choices:/);
    },
  );

  it("prints its version", async () => {
    const { code, stdout } = await doudi(["--version"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [["inot"], "没有 inot 这个命令。", "是不是 init？"],
    [["rules", "lst"], "没有 lst 这个命令。", "是不是 list？"],
    [["init", "P", "--form", "x"], "没有 --form 这个选项。", "是不是 --from？"],
    [["init"], "缺少参数 <项目文件夹>。", "加 --help 查看用法。"],
    [["init", "a", "b"], "参数太多了。", "引号"],
    [["init", "P", "--month"], "选项 --month <月份> 后面缺少值。", "--help"],
    [["export", "P", "finding"], "不能写成“finding”", "findings、links、people"],
    [["export", "P", "findings", "--format", "xml"], "不能写成“xml”", "csv、json、parquet"],
    [["rules"], "缺少子命令。", "--help"],
  ])("refuses %j with exit code 2 and says what is meant", async (args, message, hint) => {
    const { code, stdout, stderr } = await doudi(args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    const lines = stderr.trimEnd().split("\n");
    expect(lines[0]).toMatch(/^【E2001】/);
    expect(lines[0]).toContain(message);
    expect(lines[1]).toMatch(/^ {2}怎么办：/);
    expect(lines[1]).toContain(hint);
    expect(lines[2]).toMatch(/^ {2}数据状态：/);
  });

  it("gives an error as fields with --json", async () => {
    const { code, stderr } = await doudi(["explain", "没有这个文件夹", "LB06", "--json"]);
    expect(code).toBe(2);
    const { error } = JSON.parse(stderr) as { error: Record<string, unknown> };
    expect(error).toMatchObject({ code: "E2002", exit: 2, file: "没有这个文件夹" });
    expect(Object.keys(error)).toEqual(expect.arrayContaining(["message", "hint", "state"]));
  });

  it("never colours a pipe", async () => {
    const { stdout } = await doudiProcess(["doctor"]);
    expect(stdout).not.toContain("\u001b[");
  });

  // The other tests run commands in their own process.
  it.each([
    ["a result", []],
    ["a version", ["--version"]],
    ["a long result", ["rules", "list"]],
    ["a fault", ["inot"]],
    ["a fault as JSON", ["explain", "没有这个文件夹", "LB06", "--json"]],
    ["a code of its own", ["rules", "test", "LB99"]],
  ])(
    "says the same in a process of its own, and ends it with the same code: %s",
    async (_, args) => {
      expect(await doudiProcess(args)).toEqual(await doudi(args));
    },
  );
});

describe("doudi doctor", () => {
  it("finds this machine fit and names the next step", async () => {
    const { code, stdout, stderr } = await doudi(["doctor"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("DuckDB v1.5.6");
    expect(stdout).toContain("不下载、不加载任何外部部件");
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("可以运行。下一步：doudi demo");
  });

  it("gives the same as JSON", async () => {
    const { stdout } = await doudi(["doctor", "--json"]);
    const report = JSON.parse(stdout) as { fit: boolean; checks: { state: string }[] };
    expect(report.fit).toBe(true);
    expect(report.checks.length).toBeGreaterThan(6);
  });

  it("names a faulty configuration and ends with 6", async () => {
    const { mkdtempSync, writeFileSync } = await import("node:fs");
    const { tmpdir } = await import("node:os");
    const { join } = await import("node:path");
    const folder = mkdtempSync(join(tmpdir(), "doudi-doctor-"));
    writeFileSync(join(folder, "doudi.yaml"), "month: 2019年\n");
    const { code, stdout } = await doudi(["doctor", folder]);
    expect(code).toBe(6);
    expect(stdout).toContain("【E2003】第 1 行：“month”（排查月份）应写成 2019-10 的样子。");
  });
});
