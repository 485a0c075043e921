import { type Database, quoteName, quoteText } from "../../engine/database.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import type { Roll } from "../../rolls/roll.ts";
import { listsOfAdditions } from "../../staging/across/join-additions.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { Pack } from "../load-pack.ts";
import type { Need } from "../rule-schema.ts";
import { byAbsenceSql } from "./by-absence.ts";
import { answers, headerOf } from "./can-evaluate.ts";
import { contradictingListsSql } from "./contradicting-lists.ts";
import { drawnByOthersSql, findDrawnByOthers } from "./drawn-by-others.ts";
import { findGoneInRemarks, goneInRemarksSql } from "./gone-in-remarks.ts";
import { headedListSql } from "./headed-lists.ts";
import { findHeadedFamilies, type HeadedRoll, headedRollSql } from "./headed-rolls.ts";
import { keptApartSql } from "./kept-apart.ts";
import { type LoadedRoll, loadedRolls } from "./loaded-rolls.ts";
import { maybeGoneSql } from "./maybe-gone.ts";
import { namedBesideSql } from "./named-beside.ts";
import { namesakesListedSql } from "./namesakes-listed.ts";
import { noChildRollSql } from "./no-child-roll.ts";
import { isFoundWithout, ofSameMonth } from "./open-months.ts";
import { openPaymentsSql } from "./open-payments.ts";
import { findPaidUnlisted, paidUnlistedSql, type UnlistedPayees } from "./paid-unlisted.ts";
import { gapsOfSilentTowns, type SilentTown, silentTowns, withPaidTowns } from "./silent-towns.ts";
import { struckOffSql } from "./struck-off.ts";
import { notToldBeside, type ToldBeside, toldBeside } from "./supplement-lists.ts";
import { suspendedSql } from "./suspended.ts";
import { undatedDeadSql } from "./undated-dead.ts";
import { unorderedCheckSql } from "./unordered-checks.ts";
import { gapsOfUnplacedRows, type UnplacedRows, unplacedRows } from "./unplaced-rows.ts";
import { unreadableCellsSql } from "./unreadable-cells.ts";
import { untoldCustodySql } from "./untold-custody.ts";
import { untoldFamiliesSql } from "./untold-families.ts";
import { untoldSizeSql } from "./untold-sizes.ts";

/** Fields that tell what a row is about: without them a person on the roll looks as though he were not. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  enrolment: ["programme"],
  payment: ["item", "for_month"],
};

/** A list of all that a county pays names many items that no rule is about: such a row leaves nothing open. */
const OF_OTHER_ITEMS = `
  AND NOT EXISTS (
    SELECT 1 FROM main.cell_fault f
    WHERE f.sheet_id = s.sheet_id AND f.row_no = s.row_no AND f.field = 'item' AND f.reason = 'unknown_code')`;

/** Rolls that are no proof of anybody's absence, by township. */
export interface OpenRolls {
  silentTowns: SilentTown[];
  unplaced: UnplacedRows[];
  headed: HeadedRoll[];
  /** Rolls that want many of those who are paid. */
  unlisted: UnlistedPayees[];
}

/** What was staged, as the gaps are looked for in it. */
interface Staged {
  loaded: readonly LoadedRoll[];
  rolls: ReadonlyMap<string, Roll>;
  /** Sheets that list nothing but payments that came back. */
  returns: ReadonlySet<number>;
  beside: ToldBeside;
}

interface Gap {
  rule: string;
  kind: string;
  /** Rolls whose rows are meant; with `sheets` those sheets have no such column, without it the cell is empty. */
  rolls: readonly string[];
  field: string;
  sheets?: readonly number[];
  /** With `sheets`: those that have the column. */
  having?: readonly number[];
  reason: string;
}

/**
 * Fill `unsure_person`: whom a rule cannot judge, because a row that names them leaves open what the rule has to see. One township's
 * sheet without 补贴类型, one row without, a township whose file did not come, a cell that is not understood, a list whose people cannot be told, or a list of stops or of the enrolled that names heads only, would otherwise make people who are covered look missed;
 * of two undated results of the household check nobody knows which holds, and of 正常 on the register and a list of those struck off, which is older.
 *
 * Reads:   source_sheet, snapshot, person, mention, link, likely_link, stage.<kind>, cell_fault, the sure world of the model.
 * Writes:  unsure_person, anew; nothing where no rows were staged, for canonical tables bring theirs (`buildCanonicalModel`).
 * Returns: the townships that are missing on a roll, those whose rows on it are nobody's for certain, and lists of heads only.
 */
export async function writeUnsurePeople(db: Database, pack: Pack): Promise<OpenRolls> {
  const staged = await db.rows(
    "SELECT 1 AS one FROM duckdb_tables() WHERE schema_name = 'stage' LIMIT 1",
  );
  if (staged.length === 0) return { silentTowns: [], unplaced: [], headed: [], unlisted: [] };
  await db.run("DELETE FROM main.unsure_person");
  const [loaded, rolls] = [await loadedRolls(db), await loadRolls()];
  const unplaced = await unplacedRows(db);
  const headed = await findHeadedFamilies(db);
  const paid = await findPaidUnlisted(db);
  await findDrawnByOthers(db);
  await findGoneInRemarks(db);
  const towns = withPaidTowns(await silentTowns(db), paid.towns, loaded);
  const open = [...gapsOfSilentTowns(towns, rolls), ...gapsOfUnplacedRows(unplaced, rolls)];
  const unsure = [
    gapSql(
      gapsOf(pack, {
        loaded,
        rolls,
        returns: await listsOfReturns(db),
        beside: await toldBeside(db, loaded),
      }),
    ),
    byAbsenceSql(open, pack, loaded),
    headedListSql(pack),
    headed.length > 0 ? headedRollSql(pack) : undefined,
    undatedDeadSql(pack),
    namesakesListedSql(pack),
    unorderedCheckSql(pack),
    struckOffSql(pack),
    contradictingListsSql(pack),
    suspendedSql(pack),
    unreadableCellsSql(pack),
    openPaymentsSql(pack),
    untoldCustodySql(pack),
    untoldFamiliesSql(pack, loaded),
    untoldSizeSql(pack),
    noChildRollSql(pack, loaded),
    maybeGoneSql(pack),
    namedBesideSql(pack, loaded),
    goneInRemarksSql(pack, loaded),
    keptApartSql(pack, loaded, await listsOfAdditions(db)),
  ].map((sql) => sql && `SELECT *, 0 AS is_hint FROM (${sql})`);
  const all = [...unsure, paidUnlistedSql(pack), drawnByOthersSql(pack)].filter(
    (sql) => sql !== undefined,
  );
  if (all.length > 0)
    await db.run(`INSERT INTO main.unsure_person
SELECT rule, person_key, COALESCE(min(reason) FILTER (is_hint = 1), min(reason)), max(is_hint)
FROM (
${all.join("\nUNION ALL\n")}
)
GROUP BY rule, person_key`);
  await db.run(
    "DROP TABLE headed_family; DROP TABLE stood_before; DROP TABLE paid_unlisted; DROP TABLE drawn_by_others; DROP TABLE drawn_together; DROP TABLE stopped_unpaid; DROP TABLE gone_in_remarks",
  );
  return { silentTowns: towns, unplaced, headed, unlisted: paid.unlisted };
}

/** Lists of nothing but payments that came back; one of a month in which none did is empty. */
async function listsOfReturns(db: Database): Promise<Set<number>> {
  const lists = await db.rows<{ sheet: number }>(
    `SELECT CAST(sheet_id AS INTEGER) AS sheet FROM stage.payment GROUP BY sheet_id HAVING bool_and(COALESCE(result = '失败', false))
     UNION ALL SELECT CAST(sheet_id AS INTEGER) FROM source_sheet WHERE kind = 'payment' AND rows_used = 0
       AND sheet_id NOT IN (SELECT sheet_id FROM set_aside WHERE reason IN ('duplicate', 'older'))`,
  );
  return new Set(lists.map(({ sheet }) => sheet));
}

function gapSql(gaps: readonly Gap[]): string | undefined {
  if (gaps.length === 0) return undefined;
  return `SELECT g.rule, l.person_key, w.reason
FROM (
${distinct(gaps, whatOf).map(rowsSql).join("\nUNION ALL\n")}
) w
JOIN (VALUES ${gaps.map((gap) => `(${quoteText(gap.rule)}, ${quoteText(whatOf(gap))})`).join(", ")}) g (rule, what) ON g.what = w.what
JOIN main.likely_link l ON l.mention_id = w.row_id * 4`;
}

function gapsOf(pack: Pack, staged: Staged): Gap[] {
  const gaps = pack.flatMap(({ header }) =>
    header.needs
      .filter((need) => !need.optional)
      .flatMap((need) => needGaps(header.id, need, staged)),
  );
  return distinct(gaps, (gap) => gap.rule + whatOf(gap));
}

function needGaps(rule: string, need: Need, { loaded, rolls, returns, beside }: Staged): Gap[] {
  const there = loaded.filter(
    (roll) => answers(need, roll) && (roll.state === "current" || roll.state === "previous"),
  );
  const telling = TELLING[need.kind] ?? [];
  return [...new Set([...need.columns, ...telling])].flatMap((field) => {
    const said = headerOf(need, field, rolls) ?? kindOf(need.kind).fields[field]?.label ?? field;
    // Where no sheet of a roll has the column, it is not of that roll that the rule wants it.
    const having = there.filter((roll) => roll.fields.has(field));
    const about = { rule, kind: need.kind, field, rolls: having.map(({ roll }) => roll).sort() };
    const all = having.flatMap((roll) => roll.sheets);
    const sheets = all.filter(
      ({ id, fields }) => !(fields.has(field) || beside.get(field)?.has(id)),
    );
    // Beside the bank's list of returns, a list that says of no payment how it went says that the others were made.
    const isTold =
      need.kind === "payment" &&
      field === "result" &&
      all.every(({ id, fields }) => !fields.has(field) || returns.has(id));
    const gaps: Gap[] = [];
    if (sheets.length > 0 && !isTold && !isFoundWithout(rule, field))
      gaps.push({
        ...about,
        sheets: sheets.map(({ id }) => id),
        having: all.flatMap(({ id, fields }) => (fields.has(field) ? [id] : [])),
        reason: `所在的表没有“${said}”列`,
      });
    if (telling.includes(field) && having.length > 0)
      gaps.push({ ...about, reason: `有一行的“${said}”空着或认不出` });
    return gaps;
  });
}

function rowsSql(gap: Gap): string {
  const { kind, field, rolls, sheets, having = [], reason } = gap;
  const where = sheets
    ? `s.sheet_id IN (${sheets.join(", ")})`
    : `(s.${quoteName(field)} IS NULL${kind === "payment" ? "" : unknownWord(field)}) AND s.roll IN (${rolls.map(quoteText).join(", ")})`;
  return `SELECT ${quoteText(whatOf(gap))} AS what, ${quoteText(reason)} AS reason, ${ownRowSql("s")} AS row_id
FROM stage.${kind} s WHERE s.duplicate_of IS NULL AND ${where}${sheets ? ofSameMonth(kind, field, ownRowSql("s")) : ""}${kind === "payment" ? OF_OTHER_ITEMS : notToldBeside(kind, sheets ? having : [], ownRowSql("s"))}`;
}

/** Or a word that no list has, which may be any of them. */
function unknownWord(field: string): string {
  return ` OR EXISTS (SELECT 1 FROM main.cell_fault f
    WHERE f.sheet_id = s.sheet_id AND f.row_no = s.row_no AND f.field = ${quoteText(field)} AND f.reason = 'unknown_code')`;
}

/** The same for gaps that are the same but for the rule. */
function whatOf({ kind, field, rolls, sheets }: Gap): string {
  return [kind, field, ...(sheets ?? rolls)].join(" ");
}

function distinct<Item>(items: readonly Item[], by: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [by(item), item])).values()];
}
