import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, statSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { UserError } from "../errors.ts";
import { faultOfFileSystem } from "./file-fault.ts";

/** Waits before trying again to replace a file that a spreadsheet program holds open, in ms. */
const WAITS = [50, 100, 200, 400, 800];

/** What the name of a file ends with that lies beside one that is open. */
const BESIDE = "(新)";

export interface AtomicOptions {
  /** Is told the temporary name before anything is written under it. */
  announce?: ((temporary: string) => Promise<void>) | undefined;
  /**
   * For what somebody reads and nothing else does: where a spreadsheet program holds the file open, the new one lies beside it as
   * `名称(新).ext`. Without it that is a fault: nobody would look for a file of our own there.
   */
  mayLieBeside?: boolean;
}

/** Write a small file so that a reader sees the old text or the new, never half. */
export async function writeFileAtomic(
  path: string,
  data: string | Uint8Array,
  options: AtomicOptions = {},
): Promise<string> {
  const write = async (temporary: string) => {
    const handle = await open(temporary, "wx", 0o600);
    try {
      await handle.writeFile(data);
    } finally {
      await handle.close();
    }
  };
  return withAtomicFile(path, write, options);
}

/**
 * Let `write` make a file under a temporary name beside `path`, then put it in place.
 *
 * Returns: where it lies: `path`, or beside it (`mayLieBeside`). What an earlier call left beside is gone once `path` is new.
 * Throws:  UserError E6001 or E6002; whatever `write` throws. `path` is then as it was.
 */
export async function withAtomicFile(
  path: string,
  write: (temporary: string) => Promise<void>,
  { announce, mayLieBeside = false }: AtomicOptions = {},
): Promise<string> {
  const temporary = join(dirname(path), `.${randomBytes(6).toString("hex")}.tmp`);
  refuseOtherThanFile(path);
  try {
    await mkdir(dirname(path), { recursive: true });
    await announce?.(temporary);
    await write(temporary);
    await flush(temporary);
    return await putInPlace(temporary, path, mayLieBeside);
  } catch (error) {
    await rm(temporary, { force: true });
    throw faultOfFileSystem(error, path);
  }
}

/** A rename takes the place of a device such as /dev/null as it does of a file. */
function refuseOtherThanFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || found.isFile()) return;
  const what = found.isDirectory() ? "这个名称是一个文件夹" : "这个名称是设备或管道，不是文件";
  throw new UserError("E6002", `${what}，不能写。`, {
    hint: "换一个文件名，例如 文件夹/疑点.csv；要输出到屏幕或管道，就不写 -o。",
    at: { file: basename(path) },
    state: "没有改动任何文件。",
  });
}

/** Where a file lies while a spreadsheet program holds the one of its name open. */
function placeBeside(path: string): string {
  const suffix = extname(path);
  return `${path.slice(0, path.length - suffix.length)}${BESIDE}${suffix}`;
}

/** The path of the file beside which one lies, by its name; null for any other. */
export function liesBeside(path: string): string | null {
  const suffix = extname(path);
  const stem = path.slice(0, path.length - suffix.length);
  return stem.endsWith(BESIDE) ? `${stem.slice(0, -BESIDE.length)}${suffix}` : null;
}

/** Remove what a killed process left half written in a folder. Call only while holding the project. */
export async function removeLeftovers(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (isLeftover(name)) await rm(join(folder, name), { force: true });
  }
}

/** Whether a file is one that was being written when its process was killed. */
export function isLeftover(name: string): boolean {
  return /^\.[0-9a-f]{12}\.tmp$/.test(name);
}

/** Windows flushes only through a handle that may write. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function putInPlace(temporary: string, path: string, mayLieBeside: boolean): Promise<string> {
  const beside = placeBeside(path);
  for (const wait of WAITS) {
    if (await tryRename(temporary, path)) {
      // Older than what lies at `path` now; where it is open it stays.
      if (mayLieBeside) await rm(beside, { force: true }).catch(() => {});
      return path;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  const target = mayLieBeside ? beside : path;
  await rename(temporary, target);
  return target;
}

/** False when another program holds the target open, as Windows reports it. */
async function tryRename(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EPERM" || code === "EBUSY" || code === "EACCES") return false;
    throw error;
  }
}
