import { quoteText } from "../../engine/database.ts";
import { kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import type { Pack } from "../load-pack.ts";
import { answers, headerOf } from "./can-evaluate.ts";
import type { LoadedRoll } from "./loaded-rolls.ts";

/**
 * Rows for `unsure_person` (rule, person_key, reason): of nobody can a rule be certain that needs a column most of whose cells are not
 * understood. Codes under 发放项目 would make everybody unpaid, dates that nobody can read everybody unvisited.
 */
export function unreadSql(
  pack: Pack,
  loaded: readonly LoadedRoll[],
  rolls: ReadonlyMap<string, Roll>,
): string | undefined {
  const rows = pack.flatMap(({ header }) =>
    header.needs
      .filter((need) => !need.optional)
      .flatMap((need) =>
        loaded
          .filter((roll) => answers(need, roll) && NOW.includes(roll.state))
          .flatMap((roll) =>
            need.columns
              .filter((field) => roll.unread?.has(field))
              .map((field) => {
                const said =
                  headerOf(need, field, rolls) ?? kindOf(need.kind).fields[field]?.label ?? field;
                const label = rolls.get(roll.roll)?.label ?? roll.roll;
                const reason = `是否如此看不出来，因为《${label}》的“${said}”列大半认不出`;
                return `(${quoteText(header.id)}, ${quoteText(reason)})`;
              }),
          ),
      ),
  );
  if (rows.length === 0) return undefined;
  return `SELECT t.rule, p.person_key, t.reason
FROM (VALUES ${[...new Set(rows)].join(", ")}) t (rule, reason) CROSS JOIN main.person p`;
}

const NOW: readonly LoadedRoll["state"][] = ["current", "stale", "previous"];
