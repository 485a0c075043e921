import { existsSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Refusal } from "./refusal.ts";

/** Names that Excel, WPS and LibreOffice put beside a file while somebody has it open. */
const OWNER_FILES: readonly ((name: string) => string)[] = [
  (name) => `~$${name}`,
  (name) => `.~${name}`,
  (name) => `.~lock.${name}#`,
];

/**
 * Why a file should be left alone for now, null when it can be read: an owner file itself, a file that is
 * open in a spreadsheet program (its owner file stands beside it), a download that goes on, an empty file.
 */
export function whyNotReady(path: string): Refusal | null {
  const name = basename(path);
  if (/^~\$|^\.~/.test(name)) {
    return new Refusal("E3008", "这是表格软件打开文件时留下的临时文件，已跳过。", "不需要处理。");
  }
  if (/\.(tmp|part|crdownload|download)$/i.test(name)) {
    return new Refusal("E3008", "文件还没有下载或拷贝完，已跳过。", "等完成后，再运行一次。");
  }
  if (OWNER_FILES.some((ownerName) => existsSync(join(dirname(path), ownerName(name))))) {
    return new Refusal(
      "E3008",
      "文件正在被打开，已跳过。",
      "请在 Excel 或 WPS 里保存并关闭它；若没有人打开，删掉旁边名称以“~$”开头的隐藏文件，再运行一次。",
    );
  }
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat && !stat.isFile() && !stat.isDirectory()) return notAFile();
  if (stat?.size === 0) {
    return new Refusal(
      "E3008",
      "文件是空的（0 字节），可能还在拷贝，已跳过。",
      "等拷贝完成后再运行一次；确实是空文件就请提供单位重发。",
    );
  }
  return null;
}

/** A pipe, a socket or a device: whoever opens one waits for what nobody writes. */
export function notAFile(): Refusal {
  return new Refusal(
    "E3004",
    "这是管道或设备，不是文件，没有读。",
    "把名册另存为普通的文件，再运行一次。",
  );
}
