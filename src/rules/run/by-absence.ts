import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";
import { answers } from "./can-evaluate.ts";
import type { LoadedRoll } from "./loaded-rolls.ts";

/** Why a roll is no proof that somebody is not on it. */
export interface RollGap {
  roll: string;
  /** Of whom: everybody of a township, or everybody. */
  town: string | null;
  /** Only those whom files in this folder name; anybody where it is left out. */
  county?: string | null;
  /** Whether it may be anybody of no township as well. */
  isOfTownless?: boolean;
  reason: string;
}

/** Families whose rules find somebody because he is not on a roll of the kind; those of all others find him by a row that is there. */
const BY_ABSENCE: Readonly<Record<string, readonly string[]>> = {
  enrolment: ["TB", "LB"],
  departure: ["TB"],
  payment: ["TB", "FF"],
};

/**
 * A rule that asks whether anybody of the household is covered finds a household by its members' absence from the register, too.
 * It begins a query with the register's members; who only joins them goes by a member who is there.
 */
const BY_FAMILY = /\bFROM registered_member\b/;

/** Rows for `unsure_person` (rule, person_key, reason): whom such a roll leaves open need not be missing because it has not got him. */
export function byAbsenceSql(
  gaps: readonly RollGap[],
  pack: Pack,
  loaded: readonly LoadedRoll[],
): string | undefined {
  const rows = pack.flatMap(({ header, sql }) => {
    const needed = header.needs.filter(
      (need) =>
        (!need.optional &&
          need.state !== "previous" &&
          BY_ABSENCE[need.kind]?.includes(header.family)) ||
        (need.kind === "hukou" && BY_FAMILY.test(sql)),
    );
    return gaps
      .filter(({ roll }) =>
        needed.some((need) =>
          loaded.some(
            (each) => each.roll === roll && each.state === "current" && answers(need, each),
          ),
        ),
      )
      .map((gap) => ({ ...gap, rule: header.id }));
  });
  const ofTowns = rows.filter(({ town }) => town !== null);
  const parts = [
    ofPeople(ofTowns, "JOIN main.person p ON p.town = t.town"),
    // Beside the other and not in its condition, where an OR would compare everybody with everything.
    ofPeople(
      ofTowns.filter(({ isOfTownless }) => isOfTownless).map((row) => ({ ...row, town: null })),
      "JOIN main.person p ON p.town IS NULL",
    ),
    ofPeople(
      rows.filter(({ town }) => town === null),
      "CROSS JOIN main.person p",
    ),
  ].filter((sql) => sql !== undefined);
  return parts.length === 0 ? undefined : parts.join("\nUNION ALL\n");
}

type RuleGap = RollGap & { rule: string };

/** Whom the files of a county name. */
const COUNTY_PERSON = `SELECT DISTINCT l.person_key, split_part(f.file, '/', 1) AS county
  FROM main.link l
  JOIN main.mention m ON m.mention_id = l.mention_id
  JOIN main.source_sheet s ON s.sheet_id = m.sheet_id
  JOIN main.source_file f ON f.file_id = s.file_id
  WHERE contains(f.file, '/')`;

function ofPeople(gaps: readonly RuleGap[], join: string): string | undefined {
  if (gaps.length === 0) return undefined;
  const isOfOne = ({ county }: RuleGap) => (county ?? "") !== "";
  const [some, all] = [gaps.filter(isOfOne), gaps.filter((gap) => !isOfOne(gap))];
  const parts = [
    ...(all.length > 0 ? [`${selected(all)} ${join}`] : []),
    ...(some.length > 0
      ? [
          `${selected(some)} ${join} JOIN (${COUNTY_PERSON}) c ON c.person_key = p.person_key AND c.county = t.county`,
        ]
      : []),
  ];
  return parts.join("\nUNION ALL\n");
}

function selected(gaps: readonly RuleGap[]): string {
  const values = gaps.map(
    ({ rule, town, county, reason }) =>
      `(${[rule, town ?? "", county ?? "", reason].map(quoteText).join(", ")})`,
  );
  return `SELECT t.rule, p.person_key, t.reason FROM (VALUES ${[...new Set(values)].join(", ")}) t (rule, town, county, reason)`;
}
