import { CODE_LISTS } from "../../rolls/code-lists.ts";
import { EXIT_CAUSES, EXIT_PATTERNS } from "../../rules/spells/spell-tables.ts";
import type { PersonSpell, PersonTimeline } from "./person-timeline.ts";

/** 一人一档 over time: cover, rolls, payments by month, answers; nothing where nothing is known. */
export function timelineLines(timeline: PersonTimeline, title: (text: string) => string): string[] {
  const sections: [string, string[]][] = [
    ["在保经过", timeline.spells.map(spellLine)],
    [
      "出现在哪些名册",
      timeline.rolls.map(({ roll, months, rows }) =>
        [`  ${roll}`, months.join("、"), `${rows} 行`].filter(Boolean).join("  "),
      ),
    ],
    ["本人名下的发放（按所属月份）", paymentLines(timeline.payments)],
    [
      "历次核查结果",
      timeline.answers.map(({ rule, round, outcome, note, on }) =>
        [`  ${rule}`, round, outcome, note, on ?? ""].filter(Boolean).join("  "),
      ),
    ],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([heading, lines]) => [title(heading), ...lines, ""]);
}

/** `  低保  2018-01 起，2019-03 止（停发记录：收入超标）——停发理由成立；中断后又恢复` */
function spellLine({ programme, from, to, basis, reason, cause, patterns }: PersonSpell): string {
  const name = labelOf("programme", programme);
  const begin = from === null ? "何时起不详" : `${from} 起`;
  if (to === null) return `  ${name}  ${begin}，在保`;
  const why = [basis ?? "", reason ?? ""].filter(Boolean).join("：");
  const told = cause === null ? "" : `——${EXIT_CAUSES[cause as keyof typeof EXIT_CAUSES] ?? cause}`;
  const seen = patterns.map(
    (pattern) => `；${EXIT_PATTERNS[pattern as keyof typeof EXIT_PATTERNS] ?? pattern}`,
  );
  return `  ${name}  ${begin}，${to} 止（${why}）${told}${seen.join("")}`;
}

/** One line an item; a month that failed, or was paid twice, says so. */
function paymentLines(payments: PersonTimeline["payments"]): string[] {
  const items = new Map<string, string[]>();
  for (const { month, item, fen, result } of payments) {
    const said = `${month} ${(fen / 100).toFixed(2)}元${result === "成功" ? "" : `（${result}）`}`;
    items.set(item, [...(items.get(item) ?? []), said]);
  }
  return [...items].map(([item, months]) => `  ${labelOf("item", item)}  ${months.join("，")}`);
}

function labelOf(list: "programme" | "item", id: string): string {
  const values: Readonly<Record<string, readonly string[]>> = CODE_LISTS[list].values;
  return values[id]?.[0] ?? id;
}
