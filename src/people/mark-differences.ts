import type { Database } from "../engine/database.ts";
import { contrast } from "./contrast.ts";

/**
 * Mark the differing characters of the texts of `text_pair_wanted(left_text, right_text)`.
 *
 * Writes: text_pair(left_text, right_text, left_mark, right_mark, told), where `told` names only what differs.
 */
export async function markDifferences(db: Database): Promise<void> {
  await db.run(
    "CREATE OR REPLACE TEMP TABLE text_pair (left_text VARCHAR, right_text VARCHAR, left_mark VARCHAR, right_mark VARCHAR, told VARCHAR)",
  );
  const marked: string[][] = [];
  const pairs = db.stream<{ left_text: string; right_text: string }>(
    "SELECT left_text, right_text FROM text_pair_wanted",
  );
  for await (const chunk of pairs) {
    for (const { left_text, right_text } of chunk) {
      const { left, right } = contrast(left_text, right_text);
      marked.push([left_text, right_text, left, right, differing(left, right)]);
    }
  }
  await db.append("text_pair", marked);
}

/** `写作【玮】，此人为【伟】`, without a character that both have: a sentence must not give away a name or a number. */
function differing(left: string, right: string): string {
  const here = only(left);
  const there = only(right);
  if (here === "") return `缺${there}`;
  if (there === "") return `多${here}`;
  return `写作${here}，此人为${there}`;
}

function only(marked: string): string {
  return [...marked.matchAll(/【[^】]*】/g)].map(([part]) => part).join("");
}
