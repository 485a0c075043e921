import { outcomeText } from "../../ledger/returned/receipt-book.ts";
import type { Candidate } from "../../ledger/returned/returns.ts";
import type { OlderFile } from "../../ledger/returned/take-file.ts";

const SHOWN = 10;

/** Show where an older version differs from what was taken, and ask which counts. */
export function olderAsker(
  ask: (question: string) => Promise<string>,
): (older: OlderFile) => Promise<"kept" | "this" | undefined> {
  return async ({ file, differences }) => {
    const lines = differences
      .slice(0, SHOWN)
      .map(({ task, kept, now }) => `  ${task}　已收的：${said(kept)}　这一份：${said(now)}`);
    const more = differences.length > SHOWN ? [`  …… 共 ${differences.length} 条`] : [];
    const answer = await ask(
      [
        `${file} 像是旧版，有 ${differences.length} 条与已收的不同：`,
        ...lines,
        ...more,
        "以哪一份为准？填 1 已收的，2 这一份；直接回车则列入冲突表： ",
      ].join("\n"),
    );
    const choice = answer.normalize("NFKC").trim();
    return choice === "1" ? "kept" : choice === "2" ? "this" : undefined;
  };
}

function said({ answer: { outcome, verifiedOn } }: Candidate): string {
  return `${outcomeText(outcome)}${verifiedOn ? `（${verifiedOn}）` : ""}`;
}
