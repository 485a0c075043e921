import { constants, existsSync, statSync } from "node:fs";
import { chmod, copyFile, mkdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { UserError } from "../errors.ts";
import { withAtomicFile } from "./atomic-file.ts";
import { fileDigest } from "./file-digest.ts";

/**
 * Keep a copy of a file under a name that stands for its content: once, whole or not at all, owner only. A copy that somebody shortened or added to
 * is made anew while the file is still there.
 *
 * Throws: what `changed` makes where the file is no longer what `sha256` says; UserError E6001, E6002. Nothing is kept then.
 */
export async function keepCopy(
  source: string,
  {
    target,
    sha256,
    name,
    changed,
  }: {
    target: string;
    sha256: string;
    /** What people call the file: the copy goes by a hash. */
    name: string;
    changed: () => Error;
  },
): Promise<void> {
  if (existsSync(target) && (await isWhole(source, target, sha256))) return;
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  try {
    await withAtomicFile(target, async (temporary) => {
      await copyFile(source, temporary, constants.COPYFILE_FICLONE);
      await chmod(temporary, 0o600);
      if ((await fileDigest(temporary)) !== sha256) throw changed();
    });
  } catch (error) {
    throw called(error, basename(target), name);
  }
}

/** A fault of the copy, by the name of the file. */
function called(error: unknown, copy: string, file: string): unknown {
  if (!(error instanceof UserError) || error.at?.file !== copy) return error;
  const { code, message, hint, state, cause } = error;
  return new UserError(code, message, { hint, state, cause, at: { file } });
}

/** By its length, which costs nothing; only where that differs by its content. */
async function isWhole(source: string, target: string, sha256: string): Promise<boolean> {
  const size = statSync(source, { throwIfNoEntry: false })?.size;
  if (size === undefined || statSync(target).size === size) return true;
  return (await fileDigest(target)) === sha256;
}
