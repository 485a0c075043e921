// Loaded into a real doudi process by --require: ends it, as kill -9 does, at the step of writing that KILL_AT names, or lists the steps
// in KILL_LOG. Steps count from the first at a path that holds KILL_FROM: what comes before differs from run to run. A step is one call that changes a file or folder; a write is cut in half first.
const fs = require("node:fs");
const path = require("node:path");
const { syncBuiltinESMExports } = require("node:module");

const isMain = (process.argv[1] ?? "").endsWith(path.join("cli", "main.js"));
const killAt = Number(process.env.KILL_AT ?? 0);
const log = process.env.KILL_LOG;
const { openSync, writeSync } = fs;
const list = isMain && log ? openSync(log, "a") : -1;
const from = process.env.KILL_FROM ?? "";
let isCounting = from === "";
let step = 0;

/** @param {string} what @param {unknown} where @param {() => void} half */
function take(what, where, half = () => undefined) {
  const place =
    typeof where === "string" && path.isAbsolute(where) && !where.includes("\n") ? where : "";
  isCounting ||= place.includes(from);
  if (!isCounting) return;
  step += 1;
  if (list >= 0) writeSync(list, `${step}\t${what}\t${place}\n`);
  if (step !== killAt) return;
  half();
  process.kill(process.pid, "SIGKILL");
  // The signal comes at once, but not within this call.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
}

function halfOf(data) {
  const bytes = Buffer.isBuffer(data) ? data : Buffer.from(data);
  return bytes.subarray(0, bytes.length >> 1);
}

function watch(target, name, half) {
  const original = target[name];
  if (typeof original !== "function") return;
  target[name] = function watched(...args) {
    // What is said on the terminal changes no file.
    if (args[0] === 1 || args[0] === 2) return original.apply(this, args);
    take(name, args[0], () => half?.call(this, ...args));
    return original.apply(this, args);
  };
}

if (isMain && (killAt > 0 || log)) {
  const changing = [
    "mkdir",
    "rename",
    "rm",
    "copyFile",
    "chmod",
    "truncate",
    "writeFile",
    "appendFile",
  ];
  for (const name of changing) watch(fs.promises, name);
  for (const name of ["mkdirSync", "renameSync", "rmSync", "writeFileSync", "appendFileSync"])
    watch(fs, name);
  watch(fs, "write", (fd, data) => writeSync(fd, halfOf(data)));
  watch(fs, "writev", (fd, all) => writeSync(fd, halfOf(all[0])));
  watch(fs, "writeSync", (fd, data) => writeSync(fd, halfOf(data)));
  const handle = fs.promises.open(__filename);
  handle.then(async (opened) => {
    const kind = Object.getPrototypeOf(opened);
    for (const name of ["appendFile", "writeFile", "write"]) {
      watch(kind, name, function half(data) {
        writeSync(this.fd, halfOf(data));
      });
    }
    watch(kind, "sync");
    await opened.close();
  });
  syncBuiltinESMExports();
}
