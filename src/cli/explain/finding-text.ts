import { EXCEPTED } from "../../findings/exceptions/apply-exceptions.ts";
import { EXCEPTED_LABEL } from "../../ledger/cases/shown-stage.ts";
import { STANDING_LABELS, type Standing } from "../../ledger/cases/standing.ts";
import { LEVEL_LABELS } from "../labels.ts";
import type { Output } from "../output.ts";
import { historyLines } from "./case-history.ts";
import type { FindingCard } from "./explain-finding.ts";
import type { SourceLink, SourceRow } from "./source-row.ts";

/** The evidence card in words. */
export function findingText(card: FindingCard, out: Pick<Output, "paint">): string {
  const { person } = card;
  const level = LEVEL_LABELS[card.level as keyof typeof LEVEL_LABELS] ?? card.level;
  const title = (text: string) => out.paint("bold", text);
  const household = card.household_no ? `，户编号 ${card.household_no}` : "";
  const lines = [
    `${title(`${card.rule} ${card.title}`)}（${level}，编号 ${card.finding_key}）`,
    `${person.name}  ${person.id}  ${person.township}${person.village}${household}`,
    "",
    ...standingLines(card),
    ...(card.history ? historyLines(card.history, out) : []),
    title("为什么列出"),
    `  ${card.message}`,
    ...Object.entries(card.evidence).map(([label, value]) => `  ${label}：${value}`),
    "",
    title("依据的记录"),
    ...(card.rows.length > 0
      ? card.rows.flatMap(rowLines)
      : ["  没有单独的记录：问题在于名册上没有这个人。"]),
    "",
    ...ruleLines(card, title),
    "",
    "这是线索，不是结论，以入户核查为准。",
  ];
  return lines.join("\n");
}

/** What the rule says of every finding of it: on what it rests, what clears it, what to look at and to do. */
function ruleLines(card: FindingCard, title: (text: string) => string): string[] {
  const orElse = (texts: readonly string[], none: string) =>
    (texts.length > 0 ? texts : [none]).map((text) => `  ${text}`);
  return [
    title("政策依据"),
    ...orElse(card.basis, "依据待县级确认"),
    "",
    title("哪些情形可以排除"),
    ...orElse(card.cleared_by, "规则没有列出，以入户核查为准"),
    "",
    title("核查要点"),
    `  ${card.verify}`,
    title("整改措施"),
    `  ${card.rectify}`,
  ];
}

/** What the ledger says of it, where it is not simply to be visited. */
function standingLines({ status }: FindingCard): string[] {
  const label = status === EXCEPTED ? EXCEPTED_LABEL : STANDING_LABELS[status as Standing];
  if (label === undefined || status === "open") return [];
  return [`状态：${label}`, ""];
}

/** One row: where it stands, its cells, and how it was matched to the person. */
export function rowLines(row: SourceRow): string[] {
  const sheet = row.sheet === "" ? "" : `·${row.sheet}`;
  const roll = row.roll === "" ? "" : `（${row.roll}）`;
  return [
    `  ${row.file}${sheet}·第 ${row.row} 行${row.member ? `“${row.member}”` : ""}${roll}`,
    `    ${row.cells.map(({ header, text, isOfMonth }) => `${isOfMonth ? "▶" : ""}${header}：${text}`).join("；")}`,
    ...row.links.flatMap(linkLines),
  ];
}

function linkLines({ role, tier, rule, reason, compared, candidates }: SourceLink): string[] {
  const lines = [`    ${ROLES[role] ?? role}对应：${tier}${because(rule, reason)}`];
  // A row that its own number placed, spelt as everywhere, needs no table of what was compared.
  const told = compared.filter(({ left, right }) => left !== "" || right !== "");
  const isAlone = tier === "未匹配" && told.every(({ right }) => right === "");
  if (told.length > 0 && rule !== "D" && !isAlone) {
    lines.push(tier === "未匹配" ? "      比对（与最接近的一人）：" : "      比对：");
    lines.push(
      ...told.map(
        ({ field, left, right, verdict }) =>
          `        ${field}：${left || "（无）"} ｜ ${right || "（无）"}  ${verdict}`,
      ),
    );
  }
  if (candidates.length > 0) {
    lines.push(
      "      可能是：",
      ...candidates.map(
        ({ name, id, township, village, rule: by }) =>
          `        ${name}  ${id}  ${township}${village}（${by}）`,
      ),
    );
  }
  return lines;
}

function because(rule: string, reason: string): string {
  return reason === "" ? `（${rule}）` : `（${rule}：${reason}）`;
}

const ROLES: Readonly<Record<string, string>> = { self: "人员", father: "父亲", mother: "母亲" };
