import { execFileSync } from "node:child_process";
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageFile } from "../../src/project/package-root.ts";
import {
  fileOf,
  newFolder,
  outcomeOf,
  readBytes,
  refusalOf,
} from "../sources/support/read-bytes.ts";
import { sheetOf } from "../sources/support/xlsx-file.ts";

const ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>';

/** Read a file in the built program's own child process: its code, or `ok`. */
async function inChild(path: string): Promise<string> {
  const { readBook } = await import(packageFile("dist", "sources", "read-book.js"));
  try {
    await readBook(path, { spoolFolder: newFolder() });
    return "ok";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

/** The most memory that any child of this process has had so far, in megabytes (Linux keeps count). */
function peakOfChildren(): number {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf8");
  const peaks = children
    .trim()
    .split(" ")
    .filter(Boolean)
    .map((pid) => /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  return Math.max(0, ...peaks.map(Number)) / 1024;
}

describe("#35 files with a password", () => {
  it("are refused with E3003, opened with the right one, and refused again with a wrong one", async () => {
    const { default: officeCrypto } = await import("officecrypto-tool");
    const locked = officeCrypto.encrypt(sheetOf(ROW), { password: "县民政2019" });
    expect((await refusalOf(locked)).code).toBe("E3003");
    expect((await refusalOf(locked, "名册.xlsx", { password: "错" })).code).toBe("E3003");
    expect((await readBytes(locked, "名册.xlsx", { password: "县民政2019" })).rows).toEqual({
      1: ["姓名"],
    });
  });
});

describe("#37 what is no spreadsheet", () => {
  it.each([
    ["PDF", Buffer.from("%PDF-1.7\n%…"), "PDF"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "图片"],
    ["a program", Buffer.from("4d5a900003000000", "hex"), "程序"],
    ["a rar archive", Buffer.from("526172211a0700", "hex"), "压缩包"],
  ])("%s named .xlsx is refused with E3004 naming it", async (_, bytes, word) => {
    const fault = await refusalOf(bytes);
    expect(fault.code).toBe("E3004");
    expect(fault.message).toContain(word);
  });
});

describe("#49 a line of 1 GB", () => {
  it("is refused within its budget, from a sparse file", async () => {
    const path = fileOf("姓名,身份证号\n", "名册.csv");
    const handle = openSync(path, "r+");
    writeSync(handle, "赵一山,", 20);
    const block = Buffer.alloc(4 * 1024 * 1024, 0x61);
    for (let at = 0; at < 3; at += 1)
      writeSync(handle, block, 0, block.length, 64 + at * block.length);
    ftruncateSync(handle, 400 * 1024 * 1024);
    closeSync(handle);
    expect(["E3002", "E3005"]).toContain(await inChild(path));
  });

  it("without NUL is refused by the limit of a line", async () => {
    const bytes = Buffer.concat([Buffer.from("姓名\n"), Buffer.alloc(8 * 1024 * 1024, 0x61)]);
    expect((await refusalOf(bytes, "名册.csv")).code).toBe("E3005");
  });
});

describe("#56 what is no plain file", () => {
  it("a folder named .xlsx is refused", async () => {
    const folder = join(newFolder(), "名册.xlsx");
    mkdirSync(folder);
    expect(await inChild(folder)).toMatch(/^E30/);
  });

  it("a link to nowhere is refused", async () => {
    const link = join(newFolder(), "名册.xlsx");
    symlinkSync(join(dirname(link), "没有.xlsx"), link);
    expect(await inChild(link)).toMatch(/^E30/);
  });

  it.skipIf(process.platform === "win32")(
    "a pipe is refused and never waited for",
    async () => {
      const pipe = join(newFolder(), "名册.xlsx");
      execFileSync("mkfifo", [pipe]);
      expect(await inChild(pipe)).toMatch(/^E30/);
    },
    15_000,
  );
});

describe("#57 a file somebody has open, or that is still coming", () => {
  it.each(["~$名册.xlsx", ".~lock.名册.xlsx#", ".~名册.xlsx"])(
    "is left alone while %s stands beside it",
    async (owner) => {
      const path = fileOf(sheetOf(ROW));
      writeFileSync(join(dirname(path), owner), "某人");
      expect(await inChild(path)).toBe("E3008");
    },
  );

  it.each(["名册.xlsx.crdownload", "名册.part", "~$名册.xlsx"])(
    "is not read as %s",
    async (name) => {
      expect(await outcomeOf(sheetOf(ROW), name)).toBe("E3008");
    },
  );

  it("is not read while it has no bytes", async () => {
    expect(await outcomeOf("", "名册.xlsx")).toBe("E3008");
  });
});

describe.skipIf(process.platform !== "linux")("the memory of the child that reads", () => {
  it("stays under 1.5 GB on an honest file", async () => {
    const rows = Array.from(
      { length: 60_000 },
      (_, index) =>
        `<row r="${index + 1}"><c r="A${index + 1}" t="inlineStr"><is><t>某人${index}</t></is></c></row>`,
    );
    expect(await inChild(fileOf(sheetOf(rows.join(""))))).toBe("ok");
    const peak = peakOfChildren();
    expect(peak).toBeGreaterThan(30);
    expect(peak).toBeLessThan(1536);
  });
});
