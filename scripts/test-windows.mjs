// `npm run test:windows`: makes the Windows package and runs it under Wine. `--small`: a part of it, for every push; says why and succeeds
// where there is no Wine.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./unpacked-package.mjs";
import { winePrefix } from "./windows-home.mjs";

const isSmall = process.argv.includes("--small");
const only = isSmall ? ["test/windows/windows.test.ts"] : [];
const found = winePrefix();
if ("reason" in found) {
  console.log(`Windows is not tested here: ${found.reason}`);
  process.exit(isSmall ? 0 : 1);
}
const out = mkdtempSync(join(tmpdir(), "doudi-windows-"));
process.on("exit", () => rmSync(out, { recursive: true, force: true }));
const making = ["scripts/package.mjs", "--platform", "win32-x64", "--out", out, "--folder-only"];
const app = run(process.execPath, making).trim();
console.log(`Windows: ${app}`);
const env = { ...process.env, DOUDI_WINDOWS: app, WINEPREFIX: found.prefix };
// One server for all programs: one that ends between two of them now and then took the second with it.
spawnSync("wineserver", ["-p"], { env, stdio: "ignore" });
const { status } = spawnSync(
  "npx",
  ["vitest", "run", "--config", "vitest.windows.config.ts", ...only],
  {
    stdio: "inherit",
    env,
  },
);
spawnSync("wineserver", ["-k"], { env, stdio: "ignore" });
process.exit(status ?? 1);
