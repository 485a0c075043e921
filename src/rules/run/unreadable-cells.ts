import { quoteText } from "../../engine/database.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { Pack } from "../load-pack.ts";
import { OPEN_FIELDS } from "../model/open-cells.ts";
import type { Need } from "../rule-schema.ts";

const ANY = "";

/**
 * What has to be read of a row: each column that a rule must have, and each day or mark that it goes by where the list has it (终止日期 of a
 * custody: who was let out is no hit; 是否一事一议 of a grant). Payments are looked at one by one, elsewhere (`openPaymentsSql`).
 */
function columnsThatDecide(need: Need, needs: readonly Need[]): readonly string[] {
  if (!need.optional) return need.columns;
  const isItsList = needs.some(({ kind, optional }) => !optional && kind === need.kind);
  if (!need.only_if_there || !isItsList || need.kind === "payment") return [];
  return need.columns.filter((field) =>
    ["day", "flag"].includes(kindOf(need.kind).fields[field]?.type ?? ""),
  );
}

/**
 * Rows for `unsure_person` (rule, person_key, reason): somebody of whom a rule has to know something that is written there and could not
 * be read, or is a word of no list. 最近探访日期 上周 is no proof that nobody has ever come. Not a word that leaves its row open already
 * (`openFields`), nor one of an item among others: a list of all that a county pays names many that no rule is about.
 *
 * Reads: cell_fault, source_sheet, likely_link.
 */
export function unreadableCellsSql(pack: Pack): string | undefined {
  const wanted = pack.flatMap(({ header }) =>
    header.needs.flatMap((need) =>
      columnsThatDecide(need, header.needs).flatMap((field) => {
        const { kind, roll, any_roll } = need;
        const label = kindOf(kind).fields[field]?.label;
        const reason = `有一行的“${label}”写了，认不出`;
        if (label === undefined) return [];
        return [roll ?? any_roll ?? ANY].flat().map((of) => [header.id, kind, of, field, reason]);
      }),
    ),
  );
  if (wanted.length === 0) return undefined;
  const rows = wanted.map((row) => `(${row.map(quoteText).join(", ")})`);
  return `SELECT w.rule, l.person_key, w.reason
FROM main.cell_fault f
JOIN main.source_sheet s ON s.sheet_id = f.sheet_id
JOIN (VALUES ${rows.join(", ")}) w (rule, kind, roll, field, reason)
  ON w.kind = s.kind AND w.roll IN (${quoteText(ANY)}, s.roll) AND w.field = f.field
JOIN main.likely_link l ON l.mention_id = ${ownRowSql("f")} * 4
WHERE f.reason = 'unreadable'
  OR f.reason = 'unknown_code' AND f.field <> 'item' AND (s.kind, f.field) NOT IN (${OPEN_FIELDS.join(", ")})`;
}
