// The Windows package unpacked and a Wine to run it in: Windows' own node.exe and DuckDB, without a Windows.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./unpacked-package.mjs";

/** @returns {{ prefix: string } | { reason: string }} */
export function winePrefix() {
  if (spawnSync("wine", ["--version"]).status !== 0) return { reason: "no wine on PATH" };
  const prefix = join(cacheFolder(), "wine");
  if (existsSync(join(prefix, "system.reg"))) return { prefix };
  mkdirSync(prefix, { recursive: true });
  const env = { ...process.env, WINEPREFIX: prefix, WINEDEBUG: "-all" };
  // Node refuses the Windows 7 that Wine begins with.
  const done = spawnSync("wine", ["winecfg", "-v", "win10"], {
    env,
    stdio: "ignore",
    timeout: 300_000,
  });
  spawnSync("wineserver", ["-w"], { env, stdio: "ignore", timeout: 60_000 });
  return done.status === 0 ? { prefix } : { reason: "wine could not make its folder" };
}
