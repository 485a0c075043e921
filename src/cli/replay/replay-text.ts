import type { Difference } from "../../screening/replay/differences.ts";
import type { Replay } from "../../screening/replay/replay-round.ts";
import { asTyped } from "../as-typed.ts";
import type { Output } from "../output.ts";
import { table } from "../text-width.ts";

const CAUSES: Readonly<Record<Difference["cause"], string>> = {
  exception: "例外",
  input: "输入",
  rule: "规则",
  parameter: "参数",
  engine: "引擎",
  code: "程序",
  decision: "认定",
  record: "记录",
};

/** Whether a round came out the same, and what is different. */
export function replayText(
  replay: Replay,
  { folder, out }: { folder: string; out: Pick<Output, "paint"> },
): string {
  const { round, findings, findingsHash, replayed, isSame, differences, rules } = replay;
  const lines = [
    isSame
      ? out.paint("green", `轮次 ${round} 重做的结果一样：${findings} 条，校验值 ${findingsHash}`)
      : out.paint("red", `轮次 ${round} 重做的结果不一样`),
  ];
  if (!isSame) {
    lines.push(`  当时：${findings} 条，校验值 ${findingsHash}`);
    lines.push(
      replayed
        ? `  现在：${replayed.findings} 条，校验值 ${replayed.findingsHash}`
        : "  现在：原件不全，没有重做。",
    );
  }
  if (differences.length > 0) {
    lines.push("", out.paint("bold", isSame ? "下面这些变了，但没有影响结果" : "变了的"));
    lines.push(...differences.map(({ cause, what }) => `  ${CAUSES[cause]}  ${what}`));
  } else if (!isSame) {
    lines.push("", "输入、规则、参数、引擎、程序都一样，结果却不同：这是程序的错误，请报告。");
  }
  if (rules.length > 0) {
    lines.push("", out.paint("bold", "各规则不同的条数"));
    lines.push(
      table([
        ["  规则", "只有当时有", "只有现在有"],
        ...rules.map(({ rule, onlyThen, onlyNow }) => [`  ${rule}`, onlyThen, onlyNow]),
      ]),
    );
  }
  lines.push(
    "",
    isSame
      ? `下一步：比较两个轮次用 doudi diff ${asTyped(folder)} 前一轮次 ${round}`
      : "下一步：按上面列出的原因核对；轮次的文件和留存的原件都没有改动。",
  );
  return lines.join("\n");
}
