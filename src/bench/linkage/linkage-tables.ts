import type { RuleScore } from "../../demo/score-findings.ts";
import { GUARDS } from "../../people/cascade.ts";
import { type GapScore, type LinkScore, type Method, total } from "./score-links.ts";

export interface Scored {
  set: string;
  scores: ReadonlyMap<Method, LinkScore>;
  findings: RuleScore[] | null;
}

export interface Ablated {
  set: string;
  /** "" for nothing left out. */
  without: readonly { rule: string; score: LinkScore }[];
}

/** Rules of the cascade, the bonds between rows that found no owner, and the guards. R1, the valid number itself, cannot be left out. */
export const ABLATED = [
  "R2",
  "R2s",
  "R2m",
  "R3",
  "R3s",
  "R4",
  "R5",
  "R6",
  "R6b",
  "R7",
  "R8",
  "R9",
  "R10",
  ...["R11", "R12", "R13", "R14", "G", ...GUARDS],
];

const NAMES: Readonly<Record<Method, string>> = {
  written: "the ID as written (VLOOKUP)",
  normalised: "the ID normalised",
  doudi: "doudi",
};

/** Every way of matching on every set. */
export function comparisonTable(scored: readonly Scored[]): string {
  const rows = scored.flatMap(({ set, scores }) =>
    [...scores].map(([method, { precision, recall, recallMaybe, gaps }]) => {
      const all = total(gaps);
      return [
        ...[
          set,
          NAMES[method],
          percent(precision),
          percent(recall),
          percent(recallMaybe),
          count(all.gaps),
          count(all.flagged),
        ],
        ...[
          share(all.wrong, all.flagged),
          share(all.hidden, all.gaps),
          share(all.doubtful, all.asked),
        ],
      ];
    }),
  );
  return section(
    "Against the joins of spreadsheets",
    "Pairs are rows given one person for certain; `with 疑似` counts an uncertain row as the first person it may be. A row is asked whether its person is covered: `flagged` are those neither for certain nor maybe covered; `false` of them are covered in truth; `hidden` are gaps taken for covered for certain; `疑似` are only maybe covered and go to a person. To reach: pair precision 99.98 %, recall 99.8 %, false ≤ 0.3 % of flags, hidden ≤ 0.2 % of gaps.",
    [
      "set",
      "matched by",
      "pair precision %",
      "pair recall %",
      "with 疑似 %",
      "gaps",
      "flagged",
      "false % (of flags)",
      "hidden % (of gaps)",
      "疑似 % (of rows)",
    ],
    rows,
  );
}

/** False and hidden by what was done to the cells between; counties of the same damage are added up. */
export function kindTable(scored: readonly Scored[]): string {
  const columns = new Map<string, GapScore[]>();
  for (const { set, scores } of scored) {
    const column = set.replace(/^own county, seed \d+/, "own counties");
    const gaps = scores.get("doudi")?.gaps ?? [];
    columns.set(column, [...(columns.get(column) ?? []), ...gaps]);
  }
  const kinds = new Set([...columns.values()].flat().map(({ kind }) => kind));
  const rows = ["", ...[...kinds].sort()].map((wanted) => [
    wanted === "" ? "all" : wanted,
    ...[...columns.values()].map((gaps) => {
      const all = total(gaps.filter(({ kind }) => wanted === "" || kind === wanted));
      if (all.asked === 0) return "";
      return `${all.asked}: ${all.wrong}, ${all.hidden}, ${all.doubtful}`;
    }),
  ]);
  return section(
    "By damage",
    "doudi alone. In each cell: rows asked: false flags, hidden gaps, 疑似. The damage is that of the row's own ID, else of its person's ID on the other roll, else of the names.",
    ["damage", ...columns.keys()],
    rows,
  );
}

/** Findings of the whole pack. */
export function findingTable(scored: readonly Scored[]): string {
  const rows = scored.flatMap(({ set, findings }) => {
    if (!findings) return [];
    const missed = findings.filter(({ rule }) => /^(TB|LB)/.test(rule));
    return [[set, ...findingCells(findings), ...findingCells(missed).slice(0, 4)]];
  });
  return section(
    "Findings of the whole pack",
    "Of the scored rules, from the files on, against the answers of the generator; the last four columns are 脱保 and 漏保 alone: there `false` says that the person is in truth covered or the rule does not hold.",
    [
      "set",
      "to find",
      "found %",
      "疑点",
      "false %",
      "脱保漏保 to find",
      "found %",
      "疑点",
      "false %",
    ],
    rows,
  );
}

function findingCells(rules: readonly RuleScore[]): string[] {
  const sum = (field: Exclude<keyof RuleScore, "rule">) =>
    rules.reduce((all, each) => all + each[field], 0);
  return [
    count(sum("hidden")),
    share(sum("found"), sum("hidden")),
    count(sum("asserted")),
    share(sum("asserted") - sum("right"), sum("asserted")),
  ];
}

/** What becomes worse when a rule is left out. */
export function ablationTable(sets: readonly Ablated[]): string {
  const rows = ["", ...ABLATED].map((rule) => [
    rule === "" ? "nothing" : rule,
    ...sets.flatMap(({ without }) => {
      const found = without.find((each) => each.rule === rule)?.score;
      if (!found) return ["", "", "", "", ""];
      const all: GapScore = total(found.gaps);
      return [
        percent(found.precision),
        percent(found.recall),
        count(all.wrong),
        count(all.hidden),
        count(all.doubtful),
      ];
    }),
  ]);
  return section(
    "Each rule left out",
    "What the others cannot make good for: pairs, false flags, hidden gaps and 疑似, in rows. G are the bonds between rows without an owner; names in small letters are guards (`GUARDS` of src/people/cascade.ts); without R12 no block is capped. Left to right the five columns belong to " +
      `${sets.map(({ set }) => set).join("; then to ")}.`,
    ["without", ...sets.flatMap(() => ["precision %", "recall %", "false", "hidden", "疑似"])],
    rows,
  );
}

function section(
  title: string,
  about: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    `### ${title}`,
    "",
    about,
    "",
    line(header),
    `|${header.map((_, at) => (at < 1 ? " --- |" : " ---: |")).join("")}`,
    ...rows.map(line),
  ].join("\n");
}

function percent(part: number): string {
  return (100 * part).toFixed(3);
}

function share(part: number, of: number): string {
  return of === 0 ? "–" : ((100 * part) / of).toFixed(2);
}

function count(number: number): string {
  return number.toLocaleString("en");
}
