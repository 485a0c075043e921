// Makes a checkout runnable: installs what the lock file names and compiles src/ when either is stale (a build reads the YAML of queries/, too).
// `npm run demo` and `npm test` call it, so that each works as the first command on a fresh clone.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

function newest(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs),
      0,
    );
}

function run(command, args) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

const installed = join(root, "node_modules", ".package-lock.json");
const lock = join(root, "package-lock.json");
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  run("npm", ["ci", "--no-fund", "--no-audit"]);
}

const built = join(root, "dist", "cli", "main.js");
const configs = ["tsconfig.json", "tsconfig.build.json", "package-lock.json"].map(
  (name) => statSync(join(root, name)).mtimeMs,
);
if (
  !existsSync(built) ||
  statSync(built).mtimeMs <
    Math.max(newest(join(root, "src")), newest(join(root, "queries")), ...configs)
) {
  run("npm", ["run", "--silent", "build"]);
  dropOrphans();
}

/** Rolls are found by listing a folder, so what was built from a file that is gone must go too. */
function dropOrphans() {
  const dist = join(root, "dist");
  for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    const source = join(root, "src", name.replace(/(\.d\.ts|\.js\.map|\.js)$/, ".ts"));
    if (/\.(js|js\.map|d\.ts)$/.test(name) && !existsSync(source)) rmSync(join(dist, name));
  }
}
