import { basename } from "node:path";
import { CommanderError } from "commander";
import { damagedDatabase } from "../engine/open-fault.ts";
import { resourceFault } from "../engine/resource-fault.ts";
import { UserError } from "../errors.ts";
import { faultOfFileSystem } from "../project/file-fault.ts";
import { packageFile } from "../project/package-root.ts";
import { usageFault } from "./chinese-help.ts";

/** A thrown thing as a fault the user can mend; undefined when it is a bug. */
export function faultOf(error: unknown): UserError | undefined {
  if (error instanceof UserError) return error;
  if (error instanceof CommanderError) return usageFault(error);
  const mapped = faultOfFileSystem(error, pathOf(error));
  if (mapped instanceof UserError) return mapped;
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return missing(pathOf(error), error);
  return faultOfEngine(error);
}

function pathOf(error: unknown): string {
  const path = (error as NodeJS.ErrnoException | undefined)?.path;
  return typeof path === "string" ? path : "";
}

/** What was there a moment ago, or came with the software, is not. */
function missing(path: string, cause: unknown): UserError {
  const at = path === "" ? {} : { at: { file: basename(path) } };
  if (path.startsWith(packageFile("dist")) || path.startsWith(packageFile("queries"))) {
    return new UserError("E6004", "本软件缺了文件，没有装完整，或被杀毒软件隔离了。", {
      hint: "重新安装（解压）本软件；装好后运行 doudi doctor 检查。",
      ...{ ...at, cause },
    });
  }
  return new UserError("E3007", "找不到要用的文件，可能刚被移走，或移动盘、网络盘断开了。", {
    hint: "检查它是不是被移走或改名；移动盘、网络盘先接好，再运行同一条命令。",
    state: "已经完成的步骤仍然有效，没有写了一半的文件。",
    ...{ ...at, cause },
  });
}

/** DuckDB's messages may hold a person's whole row, so only their kind is looked at and none is shown. */
function faultOfEngine(error: unknown): UserError | undefined {
  const lacking = resourceFault(error);
  const state = "已经完成的步骤仍然有效；重新运行同一条命令会从断点继续。";
  if (lacking === "disk") {
    return new UserError("E6001", "磁盘空间不足，运行中止。", {
      hint: "内存放不下的数据要先放到项目文件夹所在的磁盘上：清出空间，或用 --memory 给数据库多用些内存，再运行同一条命令。",
      state,
      cause: error,
    });
  }
  if (lacking === "memory") {
    return new UserError("E6003", "内存不足，运行中止。", {
      hint: "关掉其他程序，或用 --memory（长期的用 doudi init 本文件夹 --set limits.memory_mb=…）调高上限后重试。",
      state,
      cause: error,
    });
  }
  if (lacking === "damage") {
    return damagedDatabase("工作数据文件读到一半读不下去，可能已损坏。", error);
  }
  if (isMissingEngine(error)) {
    return new UserError("E6004", "数据库部件没有装好，不能运行。", {
      hint: "重新安装本软件；装好后运行 doudi doctor 检查。",
      cause: error,
    });
  }
  return undefined;
}

function isMissingEngine(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  const isLoading = code === "ERR_DLOPEN_FAILED" || code === "MODULE_NOT_FOUND";
  return (isLoading || code === "ERR_MODULE_NOT_FOUND") && /duckdb/i.test(message ?? "");
}

/** What a bug may say without `--debug`: no message of a library, because it may quote data. */
export function bugText(error: unknown, isDebug: boolean): string {
  const name = error instanceof Error ? error.name : "Error";
  const head = `【E1000】程序内部出错（${name}）。`;
  const lines = [
    head,
    "  怎么办：重新运行同一条命令；仍然出错时加 --debug 再运行，把显示的内容发给维护人员。",
    "  数据状态：已经完成的步骤仍然有效，没有写了一半的文件。",
  ];
  if (isDebug && error instanceof Error) lines.push(masked(error.stack ?? error.message));
  return lines.join("\n");
}

/** Digits that may be an ID or an account, and Chinese text that may be a name, are struck out. */
export function masked(text: string): string {
  return text
    .replace(/Original Line:[^\n]*/g, "Original Line: …")
    .replace(/\d{6,}[0-9Xx]*/g, "######")
    .replace(/\p{Script=Han}+/gu, "〔略〕");
}
