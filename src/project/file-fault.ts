import { accessSync, constants } from "node:fs";
import { basename } from "node:path";
import { UserError } from "../errors.ts";

/** Whether the disk has no room for what was written, or none for a file of that size. */
export function isNoRoom(code: string | undefined): boolean {
  return code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG";
}

/** A whole folder that was there a moment ago: a stick was pulled out, a share is away. Its files are not refused one by one for it. */
export function folderGone(folder: string, cause: unknown): UserError {
  return new UserError("E6002", "文件夹不在了，可能刚被移走，或移动盘、网络盘断开了。", {
    hint: "接好移动盘、网络盘，或把文件夹移回来，再运行同一条命令。",
    at: { file: basename(folder) },
    state: "已经完成的步骤仍然有效，没有写了一半的文件。",
    cause,
  });
}

/** Whether it is there and may not even be read. */
function isUnreadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EACCES";
  }
}

/** A fault of disk or permission as a UserError; anything else comes back unchanged. */
export function faultOfFileSystem(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const at = { file: basename(path) };
  const state = "这个文件没有改动；已经完成的其他文件仍然有效。";
  if (isNoRoom(code)) {
    return new UserError("E6001", "磁盘空间不足，文件没有写成。", {
      hint: "清出空间（或换一个磁盘；旧格式的移动盘放不下大文件）后重新运行同一条命令。",
      at,
      state,
      cause: error,
    });
  }
  if (code === "EACCES" || code === "EPERM" || code === "EBUSY" || code === "EROFS") {
    if (isUnreadable(path)) {
      return new UserError("E6002", "打不开：没有读取权限，或它正被别的程序打开。", {
        hint: "关掉正打开它的程序，或请管理员给这个文件（文件夹）读写权限，再运行一次。",
        at,
        state,
        cause: error,
      });
    }
    return new UserError("E6002", "文件没有写成：没有写入权限，或它正被别的程序打开。", {
      hint: "关掉正打开它的程序再运行一次；文件夹只读时换一个能写的。",
      at,
      state,
      cause: error,
    });
  }
  return error;
}
