import { closeSync, openSync } from "node:fs";
import { basename } from "node:path";
import { UserError } from "../errors.ts";
import { resourceFault } from "./resource-fault.ts";

/**
 * What DuckDB says when another process has the file open. Windows says it in the language of the system, so what is not known here is
 * told by opening the file once more.
 */
const HELD =
  /could not set lock|conflicting lock|already open in|used by another process|sharing violation/i;
const OTHER_VERSION = /version number|newer version|older version/i;

/** Why a database file could not be opened, as the user is told. The words of DuckDB are not: they hold paths. */
export function openFault(path: string, cause: unknown): UserError {
  const text = cause instanceof Error ? cause.message : "";
  const code = whyNotOpened(path);
  const at = { file: basename(path) };
  if (HELD.test(text) || code === "EBUSY") {
    return new UserError("E5001", "项目数据正被另一个程序使用。", {
      hint: "等另一个兜底命令结束，或关掉它，再重试。",
      cause,
    });
  }
  const state = "“数据”和“台账”文件夹没有改动。";
  if (resourceFault(cause) === "disk") {
    return new UserError("E6001", "磁盘空间不足，工作数据文件打不开。", {
      hint: "清出空间（或换一个磁盘）后重新运行同一条命令。",
      ...{ at, state, cause },
    });
  }
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new UserError("E6002", "项目文件夹不在了，可能是移动盘或网络盘断开了。", {
      hint: "接好移动盘或网络盘，再运行同一条命令。",
      ...{ at, state, cause },
    });
  }
  // A folder of that name is one that can be removed too.
  if (code !== undefined && code !== "EISDIR") {
    return new UserError("E6002", "工作数据文件打不开：没有读写权限，或它正被别的程序打开。", {
      hint: "关掉正打开它的程序再运行一次；文件夹只读时，把整个项目文件夹复制到能写的地方再用。",
      ...{ at, state, cause },
    });
  }
  const message = OTHER_VERSION.test(text)
    ? "工作数据文件是另一个版本的程序写的，打不开。"
    : "工作数据文件打不开，可能已损坏。";
  return damagedDatabase(message, cause, at.file);
}

/** The file of a project that may be removed: it is made again from 数据. */
export function damagedDatabase(message: string, cause: unknown, file = "work.duckdb"): UserError {
  return new UserError("E7001", message, {
    hint: "删除项目文件夹里的 work.duckdb（它可以由“数据”文件夹重建），再运行 doudi screen。",
    at: { file },
    state: "“数据”和“台账”文件夹没有改动。",
    cause,
  });
}

/** The system's own word for why a file cannot be read and written; undefined where it can. */
function whyNotOpened(path: string): string | undefined {
  try {
    closeSync(openSync(path, "r+"));
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? "EIO";
  }
}
