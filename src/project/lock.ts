import { existsSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Database, openDatabase } from "../engine/database.ts";
import { UserError } from "../errors.ts";
import { faultOfFileSystem } from "./file-fault.ts";

/** Who holds a project, for the sentence that a second process gets. */
export interface Owner {
  pid: number;
  /** Such as `doudi screen`. */
  command: string;
  /** ISO time the lock was taken. */
  since: string;
}

export interface Lock {
  release(): Promise<void>;
}

/**
 * Hold a project folder for one process until `release` or the end of the process, however it ends.
 *
 * The lock is the operating system's own, on a small DuckDB file kept open: it is gone after kill -9 and needs
 * no look at process ids, which get reused. The owner file beside it only serves the message.
 * Throws: UserError E5001 naming the holder, E6002 without write permission.
 */
export async function lockProject(
  folder: string,
  holder: { pid: number; command: string },
): Promise<Lock> {
  const lockFile = join(folder, ".doudi.hold");
  const ownerFile = join(folder, ".doudi.owner.json");
  const database = await takeLock(lockFile, ownerFile);
  const owner: Owner = { ...holder, since: new Date().toISOString() };
  try {
    await writeFile(ownerFile, JSON.stringify(owner), { mode: 0o600 });
  } catch (error) {
    database.close();
    throw isNotWritable(error) ? readOnly(folder, error) : faultOfFileSystem(error, ownerFile);
  }
  return {
    release: async () => {
      await rm(ownerFile, { force: true });
      database.close();
    },
  };
}

/** Who holds the project now; undefined when it is free. Takes nothing over. */
export async function projectHolder(folder: string): Promise<Owner | undefined> {
  const ownerFile = join(folder, ".doudi.owner.json");
  if (!existsSync(ownerFile)) return undefined;
  try {
    (await takeLock(join(folder, ".doudi.hold"), ownerFile)).close();
    return undefined;
  } catch (error) {
    if (error instanceof UserError && error.code === "E5001") return readOwner(ownerFile);
    throw error;
  }
}

async function takeLock(lockFile: string, ownerFile: string): Promise<Database> {
  try {
    return await open(lockFile);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code === "E5001") throw busy(readOwner(ownerFile), error);
    if (error.code === "E6002") throw readOnly(dirname(lockFile), error);
    if (error.code !== "E7001") throw error;
    // A lock file that was cut off while being made: whoever made it is gone, or the lock would have refused us.
    await rm(lockFile, { force: true });
    return open(lockFile);
  }
}

function isNotWritable(error: unknown): boolean {
  return ["EACCES", "EPERM", "EROFS"].includes((error as NodeJS.ErrnoException).code ?? "");
}

/** Also whoever only looks has to be able to say that he is there. */
function readOnly(folder: string, cause: unknown): UserError {
  return new UserError("E6002", "项目文件夹不能写，只看也不行：要先登记谁在用它。", {
    hint: "请管理员给这个文件夹写的权限；光盘、只读的网络盘上的，把整个项目文件夹复制到能写的地方再看。",
    at: { file: basename(folder) },
    state: "没有改动任何文件。",
    cause,
  });
}

function open(lockFile: string): Promise<Database> {
  return openDatabase({ path: lockFile, memory: "64MB", threads: 1 });
}

function readOwner(ownerFile: string): Owner | undefined {
  try {
    const owner = JSON.parse(readFileSync(ownerFile, "utf8")) as Owner;
    return typeof owner.pid === "number" ? owner : undefined;
  } catch {
    return undefined;
  }
}

function busy(owner: Owner | undefined, cause: unknown): UserError {
  const who = owner
    ? `${owner.command}（进程 ${owner.pid}，${clock(owner.since)} 开始）`
    : "另一个程序";
  return new UserError("E5001", `项目正被 ${who} 使用。`, {
    hint: "等它结束，或在它的窗口按 Ctrl-C，再重试。",
    cause,
  });
}

function clock(iso: string): string {
  return new Date(iso).toLocaleString("zh-CN", { hour12: false });
}
