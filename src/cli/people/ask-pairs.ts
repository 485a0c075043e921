import type { PairAnswer } from "../../ledger/take-decisions.ts";
import type { ReviewPair } from "../../reports/review/list-pairs.ts";
import type { CommandContext } from "../context.ts";
import { pairText } from "./review-text.ts";

/** Ask about one pair after another until the list or the patience ends; what was answered before Ctrl-C counts. */
export async function askPairs(
  { out, signal }: CommandContext,
  ask: (question: string) => Promise<string>,
  pairs: readonly ReviewPair[],
): Promise<PairAnswer[]> {
  const answers: PairAnswer[] = [];
  for (const [index, pair] of pairs.entries()) {
    out.result(`\n${index + 1}/${pairs.length}  ${pairText(pair, out)}`);
    const answer = await askOne(ask, out);
    if (answer === "stop" || signal.aborted) break;
    if (answer !== "later") {
      answers.push({ code: pair.pair_code, verdict: answer, rightId: null, note: "" });
    }
  }
  return answers;
}

async function askOne(
  ask: (question: string) => Promise<string>,
  out: CommandContext["out"],
): Promise<"same" | "not_same" | "later" | "stop"> {
  for (;;) {
    const said = (
      await ask("  是同一个人吗？ y 是  n 不是  回车 以后再说  q 结束：")
    ).toLowerCase();
    if (said === "y" || said === "是") return "same";
    if (said === "n" || said === "不是") return "not_same";
    if (said === "") return "later";
    if (said === "q") return "stop";
    out.note("请填 y、n、q，或直接回车。");
  }
}
