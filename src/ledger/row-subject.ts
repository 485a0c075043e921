import type { Database } from "../engine/database.ts";
import { nameKey } from "../people/names/name-key.ts";
import { normaliseResidentId } from "../people/resident-id.ts";
import { defineIdentityMacros } from "../people/resolve-people.ts";
import { PART_ROWS } from "../staging/row-id.ts";
import type { Decision } from "./decisions.ts";

export interface RowPlace {
  file: string;
  /** '' for a text file. */
  sheet: string;
  row: number;
  /** Which of the family that the row names, from 1; left out where it names one person. */
  person?: number;
  /** self, father or mother. */
  role: string;
}

interface Said extends Record<string, string | null> {
  id: string | null;
  name: string | null;
  birth: string | null;
  birth_number: string | null;
  town: string | null;
  village: string | null;
  signature: string | null;
  core: string | null;
}

/** What one row of the last run says of a person, as decisions about it are written; undefined where no such row was used. */
export async function rowSubject(
  db: Database,
  place: RowPlace,
): Promise<Pick<Decision, "signature" | "heldId" | "said" | "from"> | undefined> {
  const at = {
    file: place.file,
    sheet: place.sheet,
    row: place.row + Math.max(0, (place.person ?? 1) - 1) * PART_ROWS,
    role: place.role,
  };
  await defineIdentityMacros(db);
  const [row] = await db.rows<Said>(
    // As the identity queries read it: number and name may stand in each other's column.
    `SELECT own_id_text(m.id_text, m.name_text) AS id,
       own_name_text(m.id_text, m.name_text) AS name, CAST(m.birth_on AS VARCHAR) AS birth, strftime(m.birth_on, '%Y%m%d') AS birth_number,
       m.town, m.village, n.signature, n.core
     ${FROM} LEFT JOIN loose_naming n ON n.mention_id = m.mention_id ${WHERE}`,
    at,
  );
  if (!row) return undefined;
  const { id18 } = normaliseResidentId(row.id);
  const core = row.core ?? id18 ?? "";
  return {
    signature: row.signature ?? (await signatureOf(db, at, core, row)),
    heldId: normaliseResidentId(core).id18,
    said: {
      name: row.name ?? "",
      number: core,
      birth: row.birth ?? "",
      place: [row.town, row.village].filter(Boolean).join(" "),
    },
    from: `${place.file}·${place.sheet}·${place.row}${place.person === undefined ? "" : `.${place.person}`}`,
  };
}

/** The signature of a row that its own number placed; the same text as the identity queries make. */
async function signatureOf(
  db: Database,
  at: Record<string, string | number>,
  core: string,
  row: Said,
): Promise<string> {
  const folded = row.name === null || row.name === "" ? null : nameKey(row.name).folded;
  const [made] = await db.rows<{ signature: string }>(
    `SELECT naming_signature($core, $folded, CAST($birth AS INTEGER), m.town, m.village,
       household_text(m.household_space, m.household_no),
       m.roll || ':' || coalesce(CAST(m.period AS VARCHAR), '') || ':' || m.role) AS signature ${FROM} ${WHERE}`,
    { ...at, core, folded, birth: row.birth_number },
  );
  return made?.signature ?? "";
}

const FROM = `FROM mention m
  JOIN source_sheet s ON s.sheet_id = m.sheet_id
  JOIN source_file f ON f.file_id = s.file_id`;
const WHERE = "WHERE f.file = $file AND s.sheet = $sheet AND m.row_no = $row AND m.role = $role";
