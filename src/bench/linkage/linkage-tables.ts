import type { RuleScore } from "../../demo/score-findings.ts";
import { GUARDS } from "../../people/cascade.ts";
import { type GapScore, type LinkScore, type Method, total } from "./score-links.ts";
import { bound, count, percent, section, share } from "./table-cells.ts";

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

/** Every way of matching on every set that more than one was tried on. */
export function comparisonTable(scored: readonly Scored[]): string {
  const compared = scored.filter(({ scores }) => scores.size > 1);
  const rows = compared.flatMap(({ set, scores }) =>
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

/** Own counties of the same damage added up, with the worst of them. */
export function poolTable(scored: readonly Scored[]): string {
  const rows = [...pools(scored)]
    .filter(([, sets]) => sets.length > 1)
    .map(([name, sets]) => {
      const all = total(sets.flatMap(({ gaps }) => gaps));
      return [
        ...[name, count(sets.length)],
        ...[
          percent(Math.min(...sets.map(({ precision }) => precision))),
          percent(Math.min(...sets.map(({ recallMaybe }) => recallMaybe))),
        ],
        ...[count(all.flagged), count(all.wrong), bound(all.wrong, all.flagged)],
        ...[count(all.gaps), count(all.hidden), bound(all.hidden, all.gaps)],
        ...[share(all.doubtful, all.asked), share(all.doubtful_gaps, all.gaps)],
      ];
    });
  return section(
    "Own counties together",
    "doudi alone: the lowest precision and recall of any of them, and what was flagged and hidden in all. `≤ %` is the upper end of Wilson's interval at 95 %: the true share is hardly above it.",
    [
      "set",
      "counties",
      "lowest pair precision %",
      "lowest recall with 疑似 %",
      "flagged",
      "false",
      "≤ %",
      "gaps",
      "hidden",
      "≤ %",
      "疑似 % (of rows)",
      "of gaps %",
    ],
    rows,
  );
}

/** False and hidden by what was done to the cells between; counties of the same damage are added up. */
export function kindTable(scored: readonly Scored[]): string {
  const columns = new Map(
    [...pools(scored)].map(([name, sets]) => [name, sets.flatMap(({ gaps }) => gaps)]),
  );
  const kinds = new Set([...columns.values()].flat().map(({ kind }) => kind));
  const rows = ["", ...[...kinds].sort()].map((wanted) => [
    wanted === "" ? "all" : wanted,
    ...[...columns.values()].map((gaps) => {
      const all = total(gaps.filter(({ kind }) => wanted === "" || kind === wanted));
      if (all.asked === 0) return "";
      return `${all.flagged}: ${all.wrong} ≤ ${bound(all.wrong, all.flagged)}, ${all.hidden}, ${all.doubtful}`;
    }),
  ]);
  return section(
    "By damage",
    "doudi alone. In each cell: rows flagged: false flags ≤ the upper end of Wilson's interval at 95 % in % of the flags, hidden gaps, 疑似. A kind of few flags cannot be shown to keep a bound of 0.3 %: 0 false of 1,280 are needed. The damage is that of the row's own ID, else of its person's ID on the other roll, else of the names.",
    ["damage", ...columns.keys()],
    rows,
  );
}

/** doudi's scores, by the name that sets of the same sort and damage share. */
function pools(scored: readonly Scored[]): Map<string, LinkScore[]> {
  const found = new Map<string, LinkScore[]>();
  for (const { set, scores } of scored) {
    const score = scores.get("doudi");
    const name = set.replace(/^own county, seed \d+/, "own counties");
    if (score) found.set(name, [...(found.get(name) ?? []), score]);
  }
  return found;
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
