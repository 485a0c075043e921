import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";
import type { Need } from "../rule-schema.ts";
import { answers } from "./can-evaluate.ts";
import type { LoadedRoll } from "./loaded-rolls.ts";
import { programmesOfRolls } from "./programme-rolls.ts";

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
  /** Nothing is open of who was stopped within the year and is not paid where others are (`stopped_unpaid`, of findPaidUnlisted). */
  butStopped?: boolean;
}

/** Rules that find somebody because he is not on a roll of a kind, by family or one by one; all others find him by a row that is there. */
interface ByAbsence {
  rules: readonly string[];
  /** Also where a rule can do without the roll: who is on it is let go, and cannot be told. */
  optional?: boolean;
  /** Those of the families that rest on rows of it. */
  but?: readonly string[];
}

/** Who is on the roll of an earlier month only is not on that of now, so a roll of which a rule asks for the earlier one is meant, too. */
const BY_ABSENCE: Readonly<Record<string, ByAbsence>> = {
  enrolment: { rules: ["TB", "LB", "CB08"], optional: true },
  departure: { rules: ["TB"], optional: true },
  payment: { rules: ["TB", "FF"], but: ["FF13"] },
  aid: { rules: ["TB", "LB"], optional: true },
  employment: { rules: ["LB"], optional: true },
  // Most of those who left a roll and of whom no list of stops tells have died.
  death: { rules: ["TB"], optional: true },
  poverty: { rules: ["LB03"] },
};

export const KINDS_OF_ABSENCE: readonly string[] = Object.keys(BY_ABSENCE);

/** Whether a rule that has such a need finds somebody because no row of that kind is his. */
export function isByAbsence({ id, family }: Pack[number]["header"], need: Need): boolean {
  const by = BY_ABSENCE[need.kind];
  if (by === undefined || (need.optional && !by.optional) || by.but?.includes(id)) return false;
  return by.rules.includes(family) || by.rules.includes(id);
}

/** The rules that find somebody because he is not on a roll of a kind. */
export function byAbsence(pack: Pack, kind: string): Pack[number]["header"][] {
  return pack
    .map(({ header }) => header)
    .filter((header) =>
      header.needs.some((need) => need.kind === kind && isByAbsence(header, need)),
    );
}

/**
 * A rule that asks whether anybody of the household is covered finds a household by its members' absence from the register, too.
 * It begins a query with the register's members; who only joins them goes by a member who is there.
 */
const BY_FAMILY = /\bFROM registered_member\b/;

/** Who is left out beside his own household is there to be seen. */
const BY_OWN_ROW: readonly string[] = ["LB05"];

/** Who is paid after his stop is found by the payment. */
const OF_THE_PAID: readonly string[] = ["CB08"];

function isByFamily({ id }: Pack[number]["header"], sql: string): boolean {
  return BY_FAMILY.test(sql) && !BY_OWN_ROW.includes(id);
}

/** Rows for `unsure_person` (rule, person_key, reason): whom such a roll leaves open need not be missing because it has not got him. */
export function byAbsenceSql(
  gaps: readonly RollGap[],
  pack: Pack,
  loaded: readonly LoadedRoll[],
): string | undefined {
  const rows = pack.flatMap(({ header, sql }) => {
    const needed = header.needs.filter(
      (need) => isByAbsence(header, need) || (need.kind === "hukou" && isByFamily(header, sql)),
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
  const inTown = "JOIN main.person p ON p.town = t.town";
  const [butStopped, others] = [
    ofTowns.filter((row) => row.butStopped),
    ofTowns.filter((row) => !row.butStopped),
  ];
  const parts = [
    ofPeople(others, inTown),
    ofPeople(butStopped, `${inTown} ANTI JOIN stopped_unpaid x ON x.person_key = p.person_key`),
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

function isByHousehold({ id }: Pack[number]["header"], sql: string): boolean {
  return /\b(registered|poor)_member\b/.test(sql) && !BY_OWN_ROW.includes(id);
}

/** What a rule asks of the rolls of those who get something, where it finds somebody because he is on none; nothing of one that asks for those who are paid without. */
function enrolmentNeeds(header: Pack[number]["header"]): Need[] {
  if (OF_THE_PAID.includes(header.id)) return [];
  return header.needs.filter((need) => need.kind === "enrolment" && isByAbsence(header, need));
}

/** The rules that find somebody because he is not on such a roll, and whether they look at his family; as rows (rule, roll, by_family). */
export function enrolmentRulesSql(pack: Pack, loaded: readonly LoadedRoll[]): string | undefined {
  const current = loaded.filter(({ kind, state }) => kind === "enrolment" && state === "current");
  return distinctRows(
    pack.flatMap(({ header, sql }) => {
      const needs = enrolmentNeeds(header);
      return current
        .filter((each) => needs.some((need) => answers(need, each)))
        .map(
          ({ roll }) =>
            `(${quoteText(header.id)}, ${quoteText(roll)}, ${isByHousehold(header, sql)})`,
        );
    }),
  );
}

/** The same by the programmes whose rolls they ask for, as rows (rule, programme). */
export function programmeRulesSql(pack: Pack): string | undefined {
  return distinctRows(
    pack.flatMap(({ header }) =>
      enrolmentNeeds(header)
        .flatMap(
          (need) => need.programmes ?? programmesOfRolls([need.roll ?? need.any_roll ?? []].flat()),
        )
        .map((programme) => `(${quoteText(header.id)}, ${quoteText(programme)})`),
    ),
  );
}

function distinctRows(rows: readonly string[]): string | undefined {
  return rows.length === 0 ? undefined : [...new Set(rows)].join(", ");
}

/** Those of a table (`of`, person_key), and whoever is of one family with them by the register or the poverty roll; as rows (`of`, person_key, is_relative). */
export function withFamiliesSql(table: string, of: "roll" | "programme"): string {
  const families = (members: string, number: string) => `
  SELECT a.${of}, m.person_key, TRUE
  FROM ${table} a JOIN sure.${members} o ON o.person_key = a.person_key JOIN sure.${members} m ON m.${number} = o.${number}`;
  return `SELECT ${of}, person_key, FALSE AS is_relative FROM ${table}
  UNION ALL${families("registered_member", "hukou_no")}
  UNION ALL${families("poor_member", "household_no")}`;
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
