import type { Pack } from "../../rules/load-pack.ts";
import { type Basis, FAMILY_LABELS } from "../../rules/rule-schema.ts";
import type { RuleText } from "../round.ts";
import type { Book } from "../workbook/book.ts";
import { landscape } from "./page.ts";
import { sheetLines } from "./sheet-lines.ts";
import { summaryPages } from "./table-sheet.ts";

const COLUMNS = [
  ["规则", 8],
  ["类别", 10],
  ["问题类型", 26],
  ["优先级", 7],
  ["核查时限", 11],
  ["依据", 56],
  ["排除情形（不列入）", 36],
  ["降为提示的情形", 28],
  ["本轮未能核对", 26],
  ["版本", 11],
] as const;

/** What each rule rests on and leaves out: the definitions behind the numbers. */
export function writeRules(
  book: Book,
  pack: Pack,
  rules: readonly RuleText[],
  options: { place: string; round: string; edition: string; day: string },
): void {
  const widths = COLUMNS.map(([, width]) => width);
  const sheet = book.addSheet("规则口径", {
    views: [{ state: "frozen", xSplit: 1, ySplit: 2 }],
    pageSetup: { ...landscape(), printTitlesRow: "2:2" },
    headerFooter: summaryPages(options),
  });
  sheet.columns = widths.map((width) => ({ width }));
  const lines = sheetLines(sheet, widths);
  lines.wide(`${options.place}各条规则的依据和口径`, "title", 34);
  lines.cells(
    COLUMNS.map(([title]) => title),
    "header",
    26,
  );
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  for (const { header, hash } of pack) {
    lines.cells(
      [
        header.id,
        FAMILY_LABELS[header.family],
        header.title,
        header.priority,
        `${header.due_days}个工作日`,
        basisText(header.basis.filter((basis) => isInForce(basis, options))),
        listed(header.exclusions),
        listed(header.lowered),
        known.get(header.id)?.reason ?? "",
        hash.slice(0, 8),
      ],
      [
        "centre",
        "centre",
        "text",
        "centre",
        "centre",
        "small",
        "small",
        "small",
        "small",
        "centre",
      ],
    );
  }
  lines.wide("“依据待县级确认”的，不能作为处理依据引用。", "note");
  sheet.commit();
}

function isInForce(basis: Basis, { edition, day }: { edition: string; day: string }): boolean {
  return (
    (basis.edition === "both" || basis.edition === edition) &&
    (basis.from ?? day) <= day &&
    (basis.to ?? day) >= day
  );
}

/** What has not been confirmed is never printed as authority. */
function basisText(bases: readonly Basis[]): string {
  const firm = bases.filter(({ confidence }) => confidence !== "待核");
  const lines = firm.map(
    ({ document, number, clause }) =>
      `${document}${number ? `（${number}）` : ""}${clause ? ` ${clause}` : ""}`,
  );
  return [
    ...lines,
    ...(firm.length < bases.length || bases.length === 0 ? ["依据待县级确认"] : []),
  ].join("\n");
}

function listed(reasons: readonly { text: string }[]): string {
  return reasons.map(({ text }) => text).join("；");
}
