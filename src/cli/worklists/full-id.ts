import { randomInt } from "node:crypto";
import { UserError } from "../../errors.ts";
import type { CommandContext } from "../context.ts";

/** No characters that people take for one another. */
const CHARACTERS = "abcdefghjkmnpqrstuvwxyzACDEFGHJKMNPQRTUVWXY34679";
const LENGTH = 12;
const SHORTEST = 8;

/**
 * The password of workbooks with whole ID numbers: given, typed, or made and shown once; it is kept nowhere.
 *
 * Throws: UserError E2001 for a password that is too short, or one without `--full-id`.
 */
export async function fullIdOption(
  { ask, out }: CommandContext,
  options: { fullId?: boolean; password?: string },
): Promise<{ password: string } | undefined> {
  if (!options.fullId) {
    if (options.password === undefined) return undefined;
    throw usage("--password 要和 --full-id 一起用。");
  }
  const given =
    options.password ?? (await ask?.("清单密码（至少 8 个字符；直接回车则生成一个）：")) ?? "";
  if (given !== "") {
    if (given.length < SHORTEST) throw usage(`密码太短，至少 ${SHORTEST} 个字符。`);
    return { password: given };
  }
  const password = Array.from({ length: LENGTH }, () =>
    CHARACTERS.charAt(randomInt(CHARACTERS.length)),
  ).join("");
  out.note(`清单密码：${password}\n  只显示这一次，不保存在任何地方；请抄下来，与清单分开送达。`);
  return { password };
}

function usage(message: string): UserError {
  return new UserError("E2001", message, {
    hint: "加 --help 查看用法。",
    state: "没有改动任何文件。",
  });
}
