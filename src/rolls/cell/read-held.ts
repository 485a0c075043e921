import { plainText } from "../plain-text.ts";
import { resolveCode } from "../resolve-code.ts";
import { readFlag, readYuan, saysNothing } from "./read-number.ts";
import { reckonedYuan } from "./reckoned-yuan.ts";

/** What a cell among several side by side says: `held` money or a mark, `not` nothing, `failed` a payment that came back. */
export type Held = "held" | "not" | "failed";

/** Words that stand where an amount no longer does. */
const STOPPED =
  /^(已|被)?(停|死|亡|故|注销|迁|退保|退出|取消|清退|终止|暂停|暂缓|欠|断|中断)|[不未](再)?(享受|纳入|发放)|缴费?中断|去世|死亡/;
const OF_ACCOUNT = /账|帐|卡|户名|退票|退回/;
const HELD = /^(享受|在享|领取|在领|已享|正常|足额|缴费$|缴纳$)/;

/**
 * marks: whether 是 and √ count (a list of who is enrolled) or only money does (a list of payments).
 * Returns: null for a text that says neither.
 */
export function readHeld(written: string, marks: boolean): Held | null {
  if (saysNothing(written)) return "not";
  const text = plainText(written);
  const flag = marks ? readFlag(written) : null;
  if (flag !== null) return flag === 1 ? "held" : "not";
  // 0.002 where the header counts in 万元 is twenty yuan, and no nought.
  const amount = readYuan(written, 10_000) ?? reckonedYuan(written, 10_000);
  if (amount !== null) return amount === 0 ? "not" : "held";
  if (!OF_ACCOUNT.test(text) && STOPPED.test(text)) return "not";
  if (marks) return HELD.test(text) ? "held" : null;
  const { value, known } = resolveCode("payment_result", written);
  if (!known) return null;
  return value === "失败" ? "failed" : "held";
}
