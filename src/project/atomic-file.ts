import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { faultOfFileSystem } from "./file-fault.ts";

/** Waits before trying again to replace a file that a spreadsheet program holds open, in ms. */
const WAITS = [50, 100, 200, 400, 800];

/** Write a small file so that a reader sees the old text or the new, never half. */
export async function writeFileAtomic(
  path: string,
  data: string | Uint8Array,
  announce?: (temporary: string) => Promise<void>,
): Promise<string> {
  const write = async (temporary: string) => {
    const handle = await open(temporary, "wx", 0o600);
    try {
      await handle.writeFile(data);
    } finally {
      await handle.close();
    }
  };
  return withAtomicFile(path, write, announce);
}

/**
 * Let `write` make a file under a temporary name beside `path`, then put it in place; `announce` is told that name first.
 *
 * Returns: where it lies: `path`, or `名称(新).ext` beside it when `path` is open in a spreadsheet program.
 * Throws:  UserError E6001 or E6002; whatever `write` throws. `path` is then as it was.
 */
export async function withAtomicFile(
  path: string,
  write: (temporary: string) => Promise<void>,
  announce?: (temporary: string) => Promise<void>,
): Promise<string> {
  const temporary = join(dirname(path), `.${randomBytes(6).toString("hex")}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await announce?.(temporary);
    await write(temporary);
    await flush(temporary);
    return await putInPlace(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw faultOfFileSystem(error, path);
  }
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

async function putInPlace(temporary: string, path: string): Promise<string> {
  for (const wait of WAITS) {
    if (await tryRename(temporary, path)) return path;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  const suffix = extname(path);
  const beside = `${path.slice(0, path.length - suffix.length)}(新)${suffix}`;
  await rename(temporary, beside);
  return beside;
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
