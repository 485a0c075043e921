import { type ErrorCode, type Place, UserError } from "../errors.ts";

/** A file that is refused, said by code that does not know the file's name; `readBook` adds it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: ErrorCode;
  readonly hint: string;
  readonly at: Omit<Place, "file">;

  constructor(code: ErrorCode, message: string, hint: string, at: Omit<Place, "file"> = {}) {
    super(message);
    this.code = code;
    this.hint = hint;
    this.at = at;
  }

  /** The same, as the user sees it. */
  toUserError(file: string): UserError {
    return new UserError(this.code, this.message, {
      hint: this.hint,
      at: { file, ...this.at },
      state: "这个文件没有读入，其他文件不受影响。",
      cause: this,
    });
  }
}

/** The file breaks the rules of its format. */
export function damaged(what: string, at: Omit<Place, "file"> = {}): Refusal {
  return new Refusal(
    "E3002",
    `文件不完整或已损坏：${what}。`,
    "请重新拷贝或下载一次；仍然不行，就用 Excel 或 WPS 打开，另存为 .xlsx 后再试。",
    at,
  );
}

/** The file asks for more than `ReadLimits` grants. */
export function overLimit(what: string, at: Omit<Place, "file"> = {}): Refusal {
  return new Refusal(
    "E3005",
    `文件内容超出处理上限：${what}。`,
    "请检查是否选错了文件；确实有这么多内容时，按乡镇拆成几个文件再试。",
    at,
  );
}
