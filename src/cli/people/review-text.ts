import type { ReviewPair } from "../../reports/review/list-pairs.ts";
import { asTyped } from "../as-typed.ts";
import type { Output } from "../output.ts";

/** One pair, both sides under each other; what differs stands in 【】. */
export function pairText(pair: ReviewPair, out: Pick<Output, "paint">): string {
  const more = pair.rows > 1 ? `，同样写法共 ${pair.rows} 行` : "";
  return [
    `${out.paint("bold", pair.pair_code)}  ${pair.roll}  ${pair.place}${more}`,
    `  名册上：${side(pair.left_name, pair.left_number, pair.left_birth, pair.left_home, pair.left_householder)}`,
    `  可能是：${side(pair.right_name, pair.right_number, pair.right_birth, pair.right_home, pair.right_householder)}`,
    `  此人在：${pair.right_rolls}`,
    `  为什么：${pair.reason}`,
  ].join("\n");
}

function side(name: string, number: string, birth: string, home: string, head: string): string {
  const parts = [name, number, birth && `${birth} 生`, home, head && `户主 ${head}`];
  return parts.filter(Boolean).join("  ");
}

/** The list on the terminal. */
export function reviewText(
  pairs: readonly ReviewPair[],
  options: { folder: string; limit: number; out: Pick<Output, "paint"> },
): string {
  if (pairs.length === 0) return "没有需要核对的疑似记录。";
  const shown = pairs.slice(0, options.limit);
  const rest = pairs.length - shown.length;
  return [
    `共有 ${pairs.length} 对需要核对，最可能有结果的在前。`,
    "",
    ...shown.flatMap((pair) => [pairText(pair, options.out), ""]),
    rest > 0 ? `还有 ${rest} 对没有列出（--limit 调整）。` : "",
    `下一步：doudi people review ${asTyped(options.folder)} --same 编号　或　--not-same 编号；多的话用 --excel 写成表分给人核对。`,
  ]
    .filter((line, index, all) => line !== "" || all[index - 1] !== "")
    .join("\n");
}
