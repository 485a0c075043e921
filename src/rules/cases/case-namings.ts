import { quoteText } from "../../engine/database.ts";
import { checkCharacter } from "../../people/check-digit.ts";
import { normaliseResidentId } from "../../people/resident-id.ts";
import { kindOf } from "../../rolls/kinds.ts";
import type { GivenRow } from "./case-file.ts";
import type { CasePerson } from "./case-people.ts";
import type { Sheet } from "./case-sheets.ts";

/** What a row may say of its person besides the kind's fields: the cells as the office wrote them. */
const NAMING_KEYS = ["id_text", "sex", "birth_on", "town", "village", "matched_by"];

/** Those keys for a row of a kind: `id_text`, and where the kind names parents also `father_id_text`. */
export function namingKeysOf(kind: string): string[] {
  return [...NAMING_KEYS, ...Object.keys(kindOf(kind).roles).map((role) => `${role}_id_text`)];
}

/** The mentions of a row: cells of its own person as given, else as the person has them. */
export function namingsOf(
  kind: string,
  row: GivenRow,
  sheet: Sheet,
  rowId: number,
  people: ReadonlyMap<string, CasePerson>,
): string[] {
  const idOf = (tag: unknown, written: unknown) =>
    written === undefined ? (people.get(String(tag))?.id18 ?? null) : (written as string | null);
  const own = insertMention(kind, sheet, rowId, "self", 0, idOf(row.person, row.id_text), row);
  const others = Object.keys(kindOf(kind).roles).flatMap((role, index) =>
    row[role] === undefined || row[role] === null
      ? []
      : insertMention(
          kind,
          sheet,
          rowId,
          role,
          index + 1,
          idOf(row[role], row[`${role}_id_text`]),
          {},
        ),
  );
  return [...own, ...others];
}

function insertMention(
  kind: string,
  sheet: Sheet,
  rowId: number,
  role: string,
  number: number,
  idText: string | null,
  cells: GivenRow,
): string[] {
  const text = (value: unknown) =>
    value === null || value === undefined ? "NULL" : quoteText(String(value));
  const read = normaliseResidentId(idText);
  const passes =
    read.damage === "trunc000" && checkCharacter(read.core) === read.core.at(17) ? 1 : 0;
  const faults =
    read.status === "valid"
      ? []
      : [
          `INSERT INTO id_fault VALUES (${rowId * 4 + number}, '${read.status}', '${read.damage}', ${passes});`,
        ];
  return [
    `INSERT INTO mention (mention_id, row_id, role, roll, kind, period, sheet_id, row_no, id_text, sex, birth_on, town, village)
     VALUES (${rowId * 4 + number}, ${rowId}, '${role}', '${sheet.roll}', '${kind}', ${sheet.period ?? "NULL"},
       ${sheet.id}, ${sheet.rows}, ${text(idText)}, ${text(cells.sex)}, ${text(cells.birth_on)},
       ${text(cells.town)}, ${text(cells.village)});`,
    ...faults,
  ];
}
