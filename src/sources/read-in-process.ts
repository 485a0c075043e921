import { mkdirSync, rmSync } from "node:fs";
import { basename, dirname, extname } from "node:path";
import { UserError } from "../errors.ts";
import { faultOfFileSystem, isNoRoom } from "../project/file-fault.ts";
import type { Book } from "./book.ts";
import { digestOf, type FileSource, openFileSource } from "./byte-source.ts";
import { whyNotReady } from "./file-readiness.ts";
import { DEFAULT_LIMITS, type ReadLimits } from "./limits.ts";
import { readByFormat } from "./read-by-format.ts";
import type { ReadContext } from "./read-context.ts";
import { Refusal } from "./refusal.ts";
import { newSpoolStem, spoolPath } from "./spool/spool-names.ts";
import { SpoolWriter } from "./spool/spool-writer.ts";

export interface InProcessOptions {
  /** Where spools go; made when it is not there. */
  spoolFolder: string;
  /** Start of the spools' names; made up when left out. */
  spoolStem?: string;
  password?: string;
  withAttachments?: boolean;
  limits?: Partial<ReadLimits>;
  /** Called now and then while reading; what it throws ends the reading. */
  tick?: () => void;
}

/**
 * Read one file into spools, in this process: no limit on memory or time. `readBook` is the guarded way.
 *
 * Writes:  one spool a sheet, all are removed again when the file is refused.
 * Throws:  UserError E3001 … E3008, E6001, E6002.
 */
export async function readBookInProcess(path: string, options: InProcessOptions): Promise<Book> {
  const spools: SpoolWriter[] = [];
  let source: FileSource | null = null;
  try {
    const notReady = whyNotReady(path);
    if (notReady) throw notReady;
    source = openFileSource(path);
    const book = await readSource(source, path, options, spools);
    source.assertUnchanged();
    return book;
  } catch (error) {
    for (const spool of spools) {
      spool.close();
      rmSync(spool.path, { force: true });
    }
    throw asUserError(error, path, options);
  } finally {
    source?.close();
  }
}

async function readSource(
  source: FileSource,
  path: string,
  options: InProcessOptions,
  spools: SpoolWriter[],
): Promise<Book> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (source.size > limits.fileBytes) {
    throw tooLarge(source.size, limits.fileBytes);
  }
  const file = basename(path);
  const sha256 = digestOf(source);
  const stem = options.spoolStem ?? newSpoolStem(path);
  mkdirSync(options.spoolFolder, { recursive: true });
  const context: ReadContext = {
    source,
    path,
    extension: extname(file).slice(1).toLowerCase(),
    limits,
    password: options.password,
    withAttachments: options.withAttachments ?? false,
    openSpool: (position) => {
      const spool = new SpoolWriter(spoolPath(options.spoolFolder, stem, position));
      // A second reader may take up a sheet that the first gave up.
      for (const earlier of spools) if (earlier.path === spool.path) earlier.close();
      spools.push(spool);
      return spool;
    },
    tick: options.tick ?? (() => undefined),
  };
  const result = await readByFormat(context);
  return { file, sha256, bytes: source.size, ...result };
}

function asUserError(error: unknown, path: string, { spoolFolder }: InProcessOptions): unknown {
  if (error instanceof Refusal) return error.toUserError(basename(path));
  if (error instanceof UserError) return error;
  const { code, path: of, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (isNoRoom(code)) return noRoom(error, path, spoolFolder);
  // Reading through an open handle names no file; a bad disk and a network drive that is gone say so there.
  const isThisFile = code !== undefined && (of === path || syscall === "read");
  return isThisFile ? unreadable(code).toUserError(basename(path)) : faultOfFileSystem(error, path);
}

function unreadable(code: string): Refusal {
  if (code === "ENOENT") return new Refusal("E3007", "文件不存在。", "检查文件是否被移走或改名。");
  if (["EBUSY", "EACCES", "EPERM", "ELOOP"].includes(code)) {
    return new Refusal(
      "E3007",
      "文件打不开：没有读取权限，或正被别的程序占用。",
      "请关闭正在使用它的程序，或检查权限后再试。",
    );
  }
  return new Refusal(
    "E3007",
    "文件读不出来：磁盘有坏块，或移动盘、网络盘断开了。",
    "接好移动盘或网络盘后再试；仍然不行，就重新拷贝一份。",
  );
}

function noRoom(cause: unknown, path: string, spoolFolder: string): UserError {
  return new UserError("E6001", "磁盘空间不足，读文件时没有地方放临时数据。", {
    hint: `临时数据放在 ${dirname(spoolFolder)}：清出空间后重新运行同一条命令。`,
    at: { file: basename(path) },
    state: "这个文件没有读入，已经完成的步骤仍然有效。",
    cause,
  });
}

function tooLarge(bytes: number, limit: number): Refusal {
  const [size, most] = [bytes, limit].map((each) => Math.ceil(each / 1_048_576));
  return new Refusal(
    "E3001",
    `文件太大：${size} MB，最多能读 ${most} MB。`,
    "请按乡镇拆成几个文件再试；表格里有大量空行、图片的，复制有内容的区域到新表另存。",
  );
}
