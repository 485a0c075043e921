/**
 * Every fault that a user can mend. The first digit after E is the exit code the process ends with:
 * 2 usage or configuration, 3 input refused, 5 busy, 6 environment, 7 integrity.
 * `docs/errors.md` is generated from this table, so a code cannot exist without its page.
 */
export const ERROR_TITLES = {
  E2001: "命令或参数不对",
  E2002: "不是兜底项目文件夹",
  E2003: "配置文件有误",
  E2004: "没有这个配置项",
  E2005: "目标文件夹已有内容",
  E2006: "找不到要查的疑点、人员或规则",
  E2007: "整改台账里没有这一条，或现在不能这样办",
  E2101: "规则文件有误",
  E2102: "规则的查询语句不能执行",
  E2103: "没有这条规则",
  E2104: "规则编号重复",
  E2105: "规则的验证用例有误",
  E2106: "例外文件有误",
  E3001: "文件太大",
  E3002: "文件不完整或已损坏",
  E3003: "文件有密码",
  E3004: "不认识的文件类型",
  E3005: "文件内容超出处理上限",
  E3006: "文字编码无法识别",
  E3007: "文件打不开",
  E3008: "文件正在使用或还没有拷贝完",
  E3101: "没有找到表头",
  E3102: "认不出是哪一种名册",
  E3103: "名册缺少必需的列",
  E3104: "有两列都像同一项内容",
  E3105: "名册所属月份不明",
  E3201: "不是兜底发出的表",
  E3202: "交回的表填写有误",
  E3203: "不是这一轮的清单",
  E3204: "不是本县或这个乡镇的清单",
  E3205: "交回的表缺了必需的列",
  E5001: "项目正被另一个程序使用",
  E6001: "磁盘空间不足",
  E6002: "没有写入权限",
  E6003: "内存不足",
  E6004: "运行环境不满足要求",
  E6005: "Spark 没有运行成功",
  E7001: "数据文件已损坏",
} as const;

export type ErrorCode = keyof typeof ERROR_TITLES;

/** Where the fault lies; rows count from 1 as the spreadsheet program counts them. */
export interface Place {
  file: string;
  sheet?: string;
  row?: number;
  column?: string;
}

export interface UserErrorOptions {
  /** What to do next, one Chinese sentence. */
  hint: string;
  at?: Place;
  /** What state the data is in now; the default fits every fault found before anything is written. */
  state?: string;
  cause?: unknown;
}

/**
 * A fault the user can mend. `message` says in one plain Chinese sentence what is wrong, never with
 * an ID number or a name in it. Anything else that is thrown is a bug.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly code: ErrorCode;
  readonly hint: string;
  readonly at: Place | undefined;
  readonly state: string;

  constructor(code: ErrorCode, message: string, options: UserErrorOptions) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.at = options.at;
    this.state = options.state ?? "未写入任何数据，可修改后重试。";
  }

  get exitCode(): number {
    return Number(this.code[1]);
  }
}

/** Whether it is one file's own, which does not stop the others; what is wrong with the machine or the project does. */
export function isFaultOfFile(error: unknown): error is UserError {
  return error instanceof UserError && (error.exitCode === 3 || error.code === "E6003");
}

/** `文件.xlsx（工作表“Sheet1”，第 3 行，“身份证号”列）` */
export function describePlace(place: Place): string {
  const parts = [
    place.sheet ? `工作表“${place.sheet}”` : "",
    place.row ? `第 ${place.row} 行` : "",
    place.column ? `“${place.column}”列` : "",
  ].filter(Boolean);
  return parts.length > 0 ? `${place.file}（${parts.join("，")}）` : place.file;
}
