import { monthText } from "../../rules/run-context.ts";
import type { ExitCount, ExitSummary } from "../../rules/spells/exit-summary.ts";
import { EXIT_CAUSES, EXIT_PATTERNS } from "../../rules/spells/spell-tables.ts";
import { NO_TOWN } from "../../worklists/round.ts";
import type { Output } from "../output.ts";
import { table } from "../text-width.ts";

/** Who left in the last year and how many of them a record explains, by township and by month. */
export function exitsSection(exits: ExitSummary, out: Pick<Output, "paint">): string[] {
  if (exits.exits === 0) return [];
  const causes = exits.causes.map(
    ({ cause, exits: count }) => `${labelOf(EXIT_CAUSES, cause)} ${count}`,
  );
  const lines = [
    out.paint(
      "bold",
      `一年内退出低保、特困、儿童保障 ${exits.exits} 人次，有据可查 ${exits.explained}（${share(exits)}）`,
    ),
    `  原因：${causes.join("，")}`,
    table([
      ["  乡镇", "退出", "有据", "说明率"],
      ...exits.towns.map((each) => [
        `  ${each.town ?? NO_TOWN}`,
        each.exits,
        each.explained,
        share(each),
      ]),
    ]),
    `  按月：${exits.months.map((each) => `${monthText(each.month)} ${each.explained}/${each.exits}`).join("，")}`,
  ];
  if (exits.patterns.length > 0) {
    const said = exits.patterns.map(
      ({ pattern, people }) => `${labelOf(EXIT_PATTERNS, pattern)} ${people} 人`,
    );
    lines.push(`  规律：${said.join("，")}（见汇总表“退出规律”）`);
  }
  return lines;
}

function share({ exits, explained }: ExitCount): string {
  return exits === 0 ? "" : `${Math.round((100 * explained) / exits)}%`;
}

function labelOf(labels: Readonly<Record<string, string>>, key: string): string {
  return labels[key] ?? key;
}
