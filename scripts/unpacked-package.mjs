// Packages of the npm registry that are fetched to be packed or tested with, and are no dependencies: kept unpacked outside the checkout.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where things are kept that were fetched for packing and testing. */
export function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "doudi");
}

export function run(command, args, cwd) {
  const done = spawnSync(command, args, {
    ...{ cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
    shell: process.platform === "win32",
  });
  if (done.status !== 0)
    throw new Error(
      `${command} ${args[0]}: ${(done.stderr || done.error?.message || "failed").trim()}`,
    );
  return done.stdout;
}

/**
 * The folder of an npm package, `name@version`, fetched where it is not there yet.
 *
 * Throws: Error with what npm or tar said; nothing half unpacked is left.
 */
export function unpackedPackage(spec) {
  const folder = join(cacheFolder(), spec.replaceAll("/", "+"));
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(`${folder}.`);
  try {
    run("npm", ["pack", "--silent", spec], work);
    const [file] = readdirSync(work).filter((name) => name.endsWith(".tgz"));
    run("tar", ["-xzf", file], work);
    renameSync(join(work, "package"), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}
