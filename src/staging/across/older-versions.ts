import type { Database } from "../../engine/database.ts";
import { oldByTitle } from "../../sources/recognition/lines/old-by-title.ts";
import { versionNamed } from "../lines/version-named.ts";
import { laterStates, type StateSheet } from "./older-states.ts";

/** What names its person again and again says of what each row is: payments of later months stand for none of the earlier ones. */
const EACH_TIME: Readonly<Record<string, string>> = {
  payment: "COALESCE(CAST(k.for_month AS VARCHAR), CAST(k.paid_on AS VARCHAR), '')",
  aid: "COALESCE(CAST(k.approved_on AS VARCHAR), CAST(k.applied_on AS VARCHAR), CAST(k.paid_on AS VARCHAR), '')",
  departure: "COALESCE(CAST(k.stop_month AS VARCHAR), '')",
};

/** What a list of the same people may be of besides: 护理补贴 stands for no 生活补贴, and the price subsidy for no 低保金. */
const OF_WHAT: Readonly<Record<string, string>> = {
  payment: "COALESCE(k.item, '')",
  enrolment: "COALESCE(k.programme, '')",
};

/** A corrected list has this much of the one that it stands for; what has less was sent to be added to it. */
const LEAST_KEPT = 0.6;

interface ListSheet extends StateSheet, Record<string, string | number | null> {
  header_row: number;
  period: number | null;
  name: string;
}

/**
 * A list is sent, and sent again when it was put right: 低保名册 and 低保名册（最终版）, or 低保（旧） and 低保 in one book. Where the names say which is
 * which, or the title calls one 初稿 or 作废, and the newer one has most of the people of the older, nobody is on the roll, or was paid, by the older one any more: its rows are set aside.
 * So are those of a list of an earlier month that says how people were then, where the later ones have most of them.
 *
 * Reads:  stage.<kind>, mention, source_sheet, source_file. To be called before rows that are equal are marked: those that stay are the newer ones.
 * Writes: stage.<kind>.duplicate_of, set_aside.
 */
export async function setOlderAside(db: Database, kind: string): Promise<void> {
  for (const { older, newer } of await olderVersions(db, kind)) {
    await db.run(`UPDATE stage.${kind} SET duplicate_of = (SELECT min(row_id) FROM stage.${kind} WHERE sheet_id = ${newer})
      WHERE sheet_id = ${older}`);
    await db.run(`INSERT INTO set_aside
      SELECT DISTINCT k.sheet_id, k.row_no, 'older', CAST(${newer} AS VARCHAR) FROM stage.${kind} k
      WHERE k.sheet_id = ${older} AND NOT EXISTS (FROM set_aside a WHERE a.sheet_id = k.sheet_id AND a.row_no = k.row_no)`);
  }
}

/** Each older list of a kind with the newest one that stands for it. */
async function olderVersions(
  db: Database,
  kind: string,
): Promise<{ older: number; newer: number }[]> {
  const sheets = await db.rows<ListSheet>(
    `SELECT s.sheet_id, s.header_row::INTEGER AS header_row, s.roll, s.period, f.file, s.sheet, f.file || '/' || s.sheet AS name FROM source_sheet s JOIN source_file f USING (file_id)
     WHERE s.kind = $kind ORDER BY f.file, s.position, s.sheet_id`,
    { kind },
  );
  const titled = await oldByTitles(db, sheets);
  const versions = sheets.flatMap((sheet) => {
    const named = versionNamed(sheet.name);
    if (!named) return [];
    const isByTitle = named.rank === 0 && titled.has(sheet.sheet_id);
    return [{ ...sheet, ...named, rank: isByTitle ? -1 : named.rank, isByTitle }];
  });
  const found: { older: number; newer: number }[] = [];
  for (const one of versions) {
    const newer = versions
      .filter(
        (other) =>
          other.rank > one.rank &&
          // What is called so by its title alone may be called anything by its file.
          (one.isByTitle || other.stem === one.stem) &&
          other.roll === one.roll &&
          other.period === one.period,
      )
      .sort((a, b) => b.rank - a.rank);
    for (const other of newer) {
      // What has the name of the other is of the same.
      const ofWhat = one.isByTitle ? OF_WHAT[kind] : undefined;
      if (!(await hasMostOf(db, kind, ofWhat, [other.sheet_id], one.sheet_id))) continue;
      found.push({ older: one.sheet_id, newer: other.sheet_id });
      break;
    }
  }
  for (const { older, newer } of await laterStates(db, kind, sheets)) {
    const sheetIds = newer.map(({ sheet_id }) => sheet_id);
    if (found.some((pair) => pair.older === older.sheet_id)) continue;
    if (!(await hasMostOf(db, kind, undefined, sheetIds, older.sheet_id))) continue;
    found.push({ older: older.sheet_id, newer: await mostAlike(db, sheetIds, older.sheet_id) });
  }
  return found;
}

/** The one of several lists that has most people of another, the first of equals. */
async function mostAlike(db: Database, among: readonly number[], sheet: number): Promise<number> {
  const [first] = await db.rows<{ sheet_id: number }>(
    `SELECT m.sheet_id FROM mention m
     SEMI JOIN (FROM mention WHERE sheet_id = ${sheet}) o USING (name_text)
     WHERE m.sheet_id IN (${among.join(", ")}) GROUP BY m.sheet_id ORDER BY count(*) DESC, m.sheet_id LIMIT 1`,
  );
  return first?.sheet_id ?? (among[0] as number);
}

/** The sheets that a line above their table calls old, a draft or a test. */
async function oldByTitles(db: Database, sheets: readonly ListSheet[]): Promise<Set<number>> {
  const there = await db.rows<{ name: string }>(
    "SELECT table_name AS name FROM duckdb_tables() WHERE schema_name = 'raw'",
  );
  const raw = new Set(there.map(({ name }) => name));
  const old = new Set<number>();
  for (const { sheet_id, header_row } of sheets) {
    if (header_row < 2 || !raw.has(`s${sheet_id}`)) continue;
    const lines = await db.rows<Record<string, string | number | null>>(
      `SELECT * EXCLUDE (row_no) FROM raw.s${sheet_id} WHERE row_no < ${header_row}`,
    );
    const texts = lines.flatMap((cells) => Object.values(cells));
    if (texts.some((text) => oldByTitle(String(text ?? "")) !== undefined)) old.add(sheet_id);
  }
  return old;
}

/** Numbers may have been what was wrong, and names may be those of several. */
async function hasMostOf(
  db: Database,
  kind: string,
  ofWhat: string | undefined,
  newer: readonly number[],
  older: number,
): Promise<boolean> {
  const more = [EACH_TIME[kind], ofWhat].filter((each) => each !== undefined);
  for (const says of ["upper(id_text)", "name_text"]) {
    const who = [says, ...more].join(" || '|' || ");
    const rows = more.length === 0 ? "" : `JOIN stage.${kind} k USING (sheet_id, row_no)`;
    const people = (lists: readonly number[]) =>
      `SELECT DISTINCT ${who} AS who FROM mention m ${rows} WHERE m.sheet_id IN (${lists.join(", ")}) AND m.role = 'self' AND ${says} IS NOT NULL`;
    const [told] = await db.rows<{ people: number; kept: number }>(
      `WITH older AS (${people([older])}), newer AS (${people(newer)})
       SELECT (SELECT count(*) FROM older) AS people, (SELECT count(*) FROM older SEMI JOIN newer USING (who)) AS kept`,
    );
    if (told && told.people > 0 && told.kept >= LEAST_KEPT * told.people) return true;
  }
  return false;
}
