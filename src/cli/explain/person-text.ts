import { LEVEL_LABELS } from "../labels.ts";
import type { Output } from "../output.ts";
import type { PersonCard } from "./explain-person.ts";
import { rowLines } from "./finding-text.ts";
import { timelineLines } from "./timeline-text.ts";

/** What all rolls say about one person, in words. */
export function personText(card: PersonCard, folder: string, out: Pick<Output, "paint">): string {
  const title = (text: string) => out.paint("bold", text);
  const lines = [
    `${title(card.name)}  ${card.id}  ${card.sex}  ${card.township}${card.village}`,
    "",
    ...timelineLines(card.timeline, title),
    title(`名册上的记录（${card.rows.length} 行）`),
    ...card.rows.flatMap(rowLines),
  ];
  if (card.probable_rows.length > 0) {
    lines.push("", title(`可能也是此人的记录（疑似，${card.probable_rows.length} 行）`));
    lines.push(...card.probable_rows.flatMap(rowLines));
  }
  lines.push("", title(`疑点（${card.findings.length} 条）`));
  for (const { rule, level, message, finding_key } of card.findings) {
    const label = LEVEL_LABELS[level as keyof typeof LEVEL_LABELS] ?? level;
    lines.push(`  ${rule} ${label}：${message}（编号 ${finding_key}）`);
  }
  const first = card.findings[0];
  lines.push(
    "",
    first ? `下一步：doudi explain ${folder} ${first.finding_key}` : "这个人没有疑点。",
  );
  return lines.join("\n");
}
