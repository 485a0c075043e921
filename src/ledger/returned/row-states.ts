import type { IssuedRow } from "../../worklists/issued.ts";
import type { Collected } from "./collect.ts";

/** Where a lead that was sent out stands after a collection; each stands in one place only, so that they add up. */
export const ROW_STATES = [
  /** An answer is in the ledger, taken now or before, and nobody contradicts it. */
  "answered",
  /** Files contradict each other; somebody has to decide. */
  "conflicting",
  /** Its row was set aside, and no answer of before is there. */
  "refused",
  /** Handed in, result left blank. */
  "unanswered",
  /** Not in the files that should have it. */
  "missing",
  /** Of a village of which nothing was handed in. */
  "elsewhere",
] as const;
export type RowState = (typeof ROW_STATES)[number];

/** The leads of one township by where they stand. `isAnswered` is what the ledger says now, by finding key. */
export function rowStates(
  { index: { issued }, files, conflicts }: Collected,
  town: string,
  isAnswered: (findingKey: string) => boolean,
): Map<IssuedRow, RowState> {
  const open = new Set(
    conflicts.filter(({ isDoubtful }) => !isDoubtful).map(({ findingKey }) => findingKey),
  );
  const seen = new Set(files.flatMap((file) => [...file.seen]));
  const refused = new Set(files.flatMap((file) => file.refused.map(({ task }) => task)));
  const isInScope = scopeOf({ files, rows: issued.rows }, town);
  const stateOf = ({ findingKey, task, village }: IssuedRow): RowState => {
    if (open.has(findingKey)) return "conflicting";
    if (isAnswered(findingKey)) return "answered";
    if (seen.has(findingKey)) return refused.has(task) ? "refused" : "unanswered";
    return isInScope(village) ? "missing" : "elsewhere";
  };
  const rows = [...issued.rows.values()].filter((row) => row.town === town);
  return new Map(rows.map((row) => [row, stateOf(row)]));
}

/** A workbook for one village answers for that village only. */
function scopeOf(
  { files, rows }: { files: Collected["files"]; rows: ReadonlyMap<string, IssuedRow> },
  town: string,
): (village: string) => boolean {
  const villages = files
    .filter(({ seen }) => [...seen].some((key) => rows.get(key)?.town === town))
    .map(({ book: { meta } }) => (meta?.get("town") === town ? meta.get("village") : undefined));
  const isWhole = villages.includes(undefined);
  return (village) => isWhole || villages.includes(village);
}
