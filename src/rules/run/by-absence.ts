import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";
import { answers } from "./can-evaluate.ts";
import type { LoadedRoll } from "./loaded-rolls.ts";

/** Why a roll is no proof that somebody is not on it. */
export interface RollGap {
  roll: string;
  /** Of whom: everybody of a township, or everybody. */
  town: string | null;
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
      .map(({ town, reason }) => ({ town, reason, rule: header.id }));
  });
  const parts = [
    ofPeople(
      rows.filter(({ town }) => town !== null),
      "JOIN main.person p ON p.town = t.town",
    ),
    ofPeople(
      rows.filter(({ town }) => town === null),
      "CROSS JOIN main.person p",
    ),
  ].filter((sql) => sql !== undefined);
  return parts.length === 0 ? undefined : parts.join("\nUNION ALL\n");
}

function ofPeople(
  gaps: readonly { rule: string; town: string | null; reason: string }[],
  join: string,
): string | undefined {
  if (gaps.length === 0) return undefined;
  const values = gaps.map(
    ({ rule, town, reason }) => `(${[rule, town ?? "", reason].map(quoteText).join(", ")})`,
  );
  return `SELECT t.rule, p.person_key, t.reason FROM (VALUES ${[...new Set(values)].join(", ")}) t (rule, town, reason) ${join}`;
}
