import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { bugText, faultOf } from "../../src/cli/fault-of.ts";
import { createOutput, faultText } from "../../src/cli/output.ts";
import { clip, table, textWidth } from "../../src/cli/text-width.ts";
import { UserError } from "../../src/errors.ts";
import { maskCell } from "../../src/project/mask-cell.ts";
import { packageFile } from "../../src/project/package-root.ts";

/** Streams that remember what was written. */
function recorder(
  options: { isTTY?: boolean; columns?: number; isJson?: boolean; hasColor?: boolean } = {},
) {
  const written = { stdout: "", stderr: "" };
  const stream = (name: "stdout" | "stderr") => ({
    isTTY: options.isTTY ?? false,
    columns: options.columns ?? 80,
    write: (text: string, done?: () => void) => {
      written[name] += text;
      done?.();
      return true;
    },
  });
  const out = createOutput({
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    isJson: options.isJson ?? false,
    hasColor: options.hasColor ?? false,
  });
  return { out, written };
}

const FAULT = new UserError("E3104", "第 1 个工作表有两列都像身份证号。", {
  hint: "在 doudi.yaml 里写明是哪一列。",
  at: { file: "名册.xlsx", sheet: "Sheet1", row: 3 },
});

describe("output", () => {
  it("keeps results and messages apart", () => {
    const { out, written } = recorder();
    out.result("结果");
    out.note("提示");
    expect(written).toEqual({ stdout: "结果\n", stderr: "提示\n" });
  });

  it("shows progress on a terminal only, cut to its width, and clears it before a line", () => {
    const pipe = recorder();
    pipe.out.progress("读名册");
    expect(pipe.written.stderr).toBe("");
    const terminal = recorder({ isTTY: true, columns: 12 });
    terminal.out.progress("读名册 2019年10月低保");
    expect(terminal.written.stderr).toBe("\r\u001b[K读名册 201…");
    terminal.out.result("完");
    expect(terminal.written.stderr.endsWith("\r\u001b[K")).toBe(true);
    const unknownWidth = recorder({ isTTY: true, columns: 0 });
    unknownWidth.out.progress("读名册");
    expect(unknownWidth.written.stderr).toContain("读名册");
  });

  it("says code, place, remedy and state of an error, as text and as fields", () => {
    expect(faultText(FAULT)).toBe(
      [
        "【E3104】第 1 个工作表有两列都像身份证号。",
        "  文件：名册.xlsx（工作表“Sheet1”，第 3 行）",
        "  怎么办：在 doudi.yaml 里写明是哪一列。",
        "  数据状态：未写入任何数据，可修改后重试。",
      ].join("\n"),
    );
    const { out, written } = recorder({ isJson: true });
    out.fault(FAULT);
    expect(JSON.parse(written.stderr)).toEqual({
      error: {
        code: "E3104",
        message: "第 1 个工作表有两列都像身份证号。",
        file: "名册.xlsx",
        sheet: "Sheet1",
        row: 3,
        hint: "在 doudi.yaml 里写明是哪一列。",
        state: "未写入任何数据，可修改后重试。",
        exit: 3,
      },
    });
  });

  it("colours only when told to", () => {
    expect(recorder().out.paint("red", "错")).toBe("错");
    expect(recorder({ hasColor: true }).out.paint("red", "错")).toBe("\u001b[31m错\u001b[0m");
  });
});

describe("faults", () => {
  const row = 'Conversion Error: Original Line: 测试甲,999999198001011233\nvalue "测试甲"';

  it("shows nothing of a library's message for a bug, and a masked one with --debug", () => {
    const bug = new Error(row);
    expect(bugText(bug, false)).not.toMatch(/测试甲|999999|Conversion/);
    const shown = bugText(bug, true);
    expect(shown).toContain("at ");
    expect(shown).not.toMatch(/测试甲|999999/);
  });

  it.each([
    [Object.assign(new Error("x"), { code: "ENOSPC" }), "E6001"],
    [Object.assign(new Error("x"), { code: "EACCES" }), "E6002"],
    [new Error("IO Error: Could not write file: No space left on device"), "E6001"],
    [new Error("Out of Memory Error: could not allocate block"), "E6003"],
    [
      Object.assign(new Error("Cannot find module '@duckdb/node-bindings'"), {
        code: "MODULE_NOT_FOUND",
      }),
      "E6004",
    ],
  ])("knows %s", (error, code) => {
    expect(faultOf(error)?.code).toBe(code);
  });

  it("takes anything else for a bug", () => {
    expect(faultOf(new TypeError("x is undefined"))).toBeUndefined();
  });
});

describe("tables", () => {
  it("counts Chinese characters as two columns", () => {
    expect(textWidth("低保a")).toBe(5);
    expect(textWidth("\u001b[31m低\u001b[0m")).toBe(2);
    expect(clip("低保名册", 5)).toBe("低保…");
    expect(
      table([
        ["名册", 1],
        ["低保花名册", 200],
      ]),
    ).toBe("名册          1\n低保花名册  200");
  });
});

describe("masking", () => {
  it.each([
    ["999999198001011233", "id", "证件", "99*************233"],
    ["\t999999198001011233", "father_id", "", "99*************233"],
    ["测试甲", "name", "", "测*甲"],
    ["买买提·艾力", "householder_name", "", "买买提·**"],
    ["13800001234", "phone", "", "138****1234"],
    ["1980-01-01", "birth_on", "", "1980…"],
    ["某路 1 号", "address", "", "…"],
    ["测试乙", undefined, "经办人姓名", "测*乙"],
    ["6222020000000000000", undefined, "银行账号", "62**************000"],
    ["电话13800001234备注", undefined, "备注", "电话138****1234备注"],
    ["东风乡", "town", "乡镇", "东风乡"],
    ["420", "amount_fen", "金额", "420"],
  ])("shows %j (%s, %s) as %s", (text, field, header, shown) => {
    expect(maskCell(text, field, header)).toBe(shown);
  });
});

it("tells a file that is gone, and one of the software's own, from a bug", async () => {
  const failure = (path: string) => readFile(path).then(String, faultOf);
  const own = failure(packageFile("queries", "没有.sql"));
  expect(await own).toMatchObject({ code: "E6004", at: { file: "没有.sql" } });
  const theirs = failure("/没有这个盘/低保.xlsx");
  expect(await theirs).toMatchObject({ code: "E3007", at: { file: "低保.xlsx" } });
});
