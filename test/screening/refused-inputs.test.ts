import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/engine/database.ts";
import { packageFile } from "../../src/project/package-root.ts";
import { ingestFolder } from "../../src/screening/ingest-folder.ts";
import { inputNames } from "../../src/screening/input-names.ts";

const ROLL = "姓名,身份证号,乡镇,村\n张明,999999196001010018,青石乡,东村\n";

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "doudi-refused-"));
  mkdirSync(join(folder, "数据"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "数据", name), text);
  return folder;
}

describe("a file that was read before and cannot be read now", () => {
  const name = "死亡人员名单.csv";

  async function secondTime(change: (path: string) => void) {
    const folder = folderOf({ [name]: ROLL, "低保花名册2019-10.csv": ROLL });
    const db = await openDatabase();
    const input = join(folder, "数据");
    const files = inputNames(input).map((file) => ({ file, sheets: [] }));
    const options = {
      ...{ folder: input, spoolFolder: join(folder, "spool"), files, codeVersion: "1" },
      progress: () => undefined,
    };
    try {
      expect((await ingestFolder(db, options)).refused).toEqual([]);
      change(join(input, name));
      const { refused } = await ingestFolder(db, options);
      const sheets = await db.rows("SELECT file FROM source_file");
      return { refused, sheets };
    } finally {
      db.close();
    }
  }

  it("is refused, and it is said that its rows are still those of before", async () => {
    const { refused, sheets } = await secondTime((path) => writeFileSync(path, "%PDF-1.7"));
    expect(refused).toMatchObject([
      {
        file: name,
        error: { code: "E3004", hint: expect.stringContaining("用的仍是上次读入的内容") },
      },
    ]);
    expect(sheets).toHaveLength(2);
  });

  it("does not stop the others when it goes while the folder is read", async () => {
    const { refused } = await secondTime((path) => rmSync(path));
    expect(refused).toMatchObject([{ file: name, error: { code: "E3007" } }]);
  });

  it("stops where the whole folder goes: a stick was pulled out", async () => {
    const gone = secondTime((path) => renameSync(dirname(path), `${dirname(path)}-移走`));
    await expect(gone).rejects.toMatchObject({ code: "E6002", at: { file: "数据" } });
  });
});

it("stops at a disk without room, and refuses no file for it", async () => {
  const rows = Array.from({ length: 4000 }, (_, at) => `张明${at},,青石乡,东村`).join("\n");
  const folder = folderOf({ "户籍人口.csv": `${ROLL}${rows}\n` });
  const project = join(folder, "项目");
  const command = [process.execPath, packageFile("dist", "cli", "main.js"), "init", project];
  const args = [...command, "--from", join(folder, "数据"), "--month", "2019-10"];
  // No file may be longer than 40 KB.
  const limited = ["-c", 'trap "" XFSZ; ulimit -f 40; exec "$@"', "bash", ...args];
  const said = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
    execFile("bash", limited, (error, _, stderr) => resolve({ code: error?.code, stderr }));
  });
  expect(said).toEqual({ code: 6, stderr: expect.stringContaining("E6001") });
  expect(existsSync(project)).toBe(false);
});
