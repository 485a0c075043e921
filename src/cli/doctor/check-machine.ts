import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { freemem, totalmem } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { CommandContext } from "../context.ts";
import { bad, type Check, doubtful, good } from "./check.ts";

const GIB = 2 ** 30;
/** Least Node.js version, as in package.json. */
const LEAST_NODE = [20, 19] as const;

/** Is this machine fit: program, database, disk, memory, offline, console. */
export async function checkMachine(context: CommandContext, folder: string): Promise<Check[]> {
  const where = nearestFolder(resolve(folder));
  return [
    checkNode(process.versions.node),
    ...(await checkEngine()),
    await checkWriting(where),
    await checkDisk(where),
    checkMemory(),
    checkConsole(context),
    good("字体", "不需要另装字体"),
  ];
}

function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isFit = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  if (isFit) return good("Node.js", version);
  return bad("Node.js", version, `换成 ${LEAST_NODE.join(".")} 或更新的版本。`);
}

/** Loaded on demand: a missing or quarantined library must become a line, not a crash. */
async function checkEngine(): Promise<Check[]> {
  const about = "数据库部件";
  try {
    const { openDatabase } = await import("../../engine/database.ts");
    const db = await openDatabase();
    try {
      const [answer] = await db.rows<{ version: string; offline: string }>(
        `SELECT version() AS version, current_setting('autoinstall_known_extensions')::VARCHAR || '/' ||
           current_setting('autoload_known_extensions')::VARCHAR AS offline`,
      );
      return [good(about, `DuckDB ${answer?.version}`), checkOffline(answer?.offline)];
    } finally {
      db.close();
    }
  } catch {
    const fix = "重新安装本软件；安全软件隔离了 duckdb 文件时，请恢复并加入信任。";
    return [bad(about, "加载不了", fix)];
  }
}

function checkOffline(settings: string | undefined): Check {
  if (settings === "false/false") return good("离线运行", "不下载、不加载任何外部部件");
  return bad("离线运行", "数据库允许自动下载部件", "重新安装本软件。");
}

async function checkWriting(folder: string): Promise<Check> {
  try {
    const probe = await mkdtemp(join(folder, ".doudi-"));
    await writeFile(join(probe, "写入检查.txt"), "");
    await rm(probe, { recursive: true });
    return good("写入权限", "有");
  } catch {
    return bad("写入权限", "当前文件夹不能写入", "换到有写入权限的文件夹，或请管理员授权。");
  }
}

async function checkDisk(folder: string): Promise<Check> {
  const { bavail, bsize } = await statfs(folder);
  const free = (bavail * bsize) / GIB;
  const found = `剩余 ${free.toFixed(1)} GB`;
  if (free >= 5) return good("磁盘空间", found);
  if (free >= 1) return doubtful("磁盘空间", found, "全县数据最好留出 5 GB。");
  return bad("磁盘空间", found, "清出至少 1 GB，或换一个磁盘。");
}

function checkMemory(): Check {
  const found = `共 ${(totalmem() / GIB).toFixed(1)} GB，空闲 ${(freemem() / GIB).toFixed(1)} GB`;
  if (totalmem() >= 6 * GIB) return good("内存", found);
  if (totalmem() >= 3 * GIB)
    return doubtful("内存", found, "全县数据建议 8 GB；运行时关掉其他程序。");
  return bad("内存", found, "至少需要 4 GB 内存。");
}

function checkConsole({ platform, env }: CommandContext): Check {
  const about = "中文显示";
  if (platform !== "win32") {
    const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "";
    if (/utf-?8/i.test(locale)) return good(about, locale);
    return doubtful(
      about,
      `终端编码 ${locale || "未设置"}`,
      "中文显示乱码时，先运行：export LC_ALL=C.UTF-8",
    );
  }
  const page = /\d+/.exec(spawnSync("chcp.com", { encoding: "utf8" }).stdout ?? "")?.[0];
  if (page === "65001") return good(about, "UTF-8");
  return doubtful(about, `控制台代码页 ${page ?? "未知"}`, "中文显示乱码时，先运行：chcp 65001");
}

/** The folder itself, or the nearest one above it that exists. */
function nearestFolder(folder: string): string {
  let current = folder;
  while (!existsSync(current)) current = dirname(current);
  return current;
}
