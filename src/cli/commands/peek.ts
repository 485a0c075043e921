import type { Command } from "commander";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";

interface Options {
  rows: string;
  password?: string;
}

export function peekCommand({ out, signal }: CommandContext): Command {
  return newAction("peek", "看一个文件是什么：工作表、表头、名册、各列、前几行（已脱敏）")
    .argument("<文件>", "表格文件：.xlsx .xls .csv .txt 等")
    .option("--rows <行数>", "显示几行数据", "3")
    .option("--password <密码>", "打开密码")
    .action(async (file: string, options: Options) => {
      const { peek } = await import("../peek/peek.ts");
      const { peekText } = await import("../peek/peek-text.ts");
      const book = await peek(file, {
        rows: Math.max(0, Math.trunc(Number(options.rows)) || 0),
        ...(options.password === undefined ? {} : { password: options.password }),
        signal,
      });
      if (out.isJson) out.json({ schema: "peek/1", ...book });
      else out.result(peekText(book, out));
    });
}
