import { asTyped } from "../as-typed.ts";
import { LEVEL_LABELS } from "../labels.ts";
import type { Output } from "../output.ts";
import type { PersonCard } from "./explain-person.ts";
import { rowLines } from "./finding-text.ts";
import { pastCaseLine } from "./past-cases.ts";
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
  if (card.absent.length > 0) {
    lines.push("", title("查过、没有此人的名册"), ...absentLines(card.absent));
  }
  lines.push("", title(`疑点（${card.findings.length} 条）`));
  for (const { rule, level, message, finding_key } of card.findings) {
    const label = LEVEL_LABELS[level as keyof typeof LEVEL_LABELS] ?? level;
    lines.push(`  ${rule} ${label}：${message}（编号 ${finding_key}）`);
  }
  if (card.past.length > 0) {
    lines.push("", title(`整改台账里的其他疑点（${card.past.length} 条，最近一轮没有再列）`));
    lines.push(...card.past.map(pastCaseLine));
  }
  lines.push("", nextStep(card, folder));
  return lines.join("\n");
}

function nextStep({ findings: [first], past: [before] }: PersonCard, folder: string): string {
  if (first) return `下一步：doudi explain ${asTyped(folder)} ${first.finding_key}`;
  if (before) return `下一步：doudi cases show ${asTyped(folder)} ${before.task}`;
  return "这个人没有疑点。";
}

function absentLines(absent: PersonCard["absent"]): string[] {
  const without = absent.filter(({ namesakes }) => namesakes.length === 0);
  const others = absent.filter(({ namesakes }) => namesakes.length > 0).map(absentLine);
  if (without.length === 0) return others;
  return [...others, `  同名的行也没有：${without.map(({ roll }) => roll).join("、")}`];
}

function absentLine({ roll, namesakes, more }: PersonCard["absent"][number]): string {
  const places = namesakes.map(
    ({ file, sheet, row, township, village, tier }) =>
      `${file}${sheet === "" ? "" : `·${sheet}`}·第 ${row} 行（${township}${village}，${tier === "确认" ? "已确认是别人" : tier}）`,
  );
  return `  ${roll}：同名的有 ${places.join("、")}${more > 0 ? ` 等，另有 ${more} 行` : ""}`;
}
