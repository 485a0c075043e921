// A registry that mirrors only some platforms makes `npm install` write a lock file with gaps, which `npm ci` then
// refuses on every machine. This fills the gaps with what package names say; run it after any change of dependencies.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));

/** `@rollup/rollup-linux-x64-musl` -> os linux, cpu x64, libc musl. */
function platformOf(name) {
  const [os, cpu, libc] = name
    .split("/")
    .at(-1)
    .replace(/^(cli|rollup)-/, "")
    .split("-");
  const libcs = { musl: "musl", gnu: "glibc" };
  return {
    cpu: [cpu],
    ...(os === "linux" && libcs[libc] ? { libc: [libcs[libc]] } : {}),
    os: [os],
  };
}

for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    lock.packages[`node_modules/${name}`] ??= {
      version,
      ...platformOf(name),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    };
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
lock.packages = Object.fromEntries(sorted);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
