import type { Database } from "../../engine/database.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";
import { sayDays } from "../made/say-days.ts";
import { sayMarks } from "../made/say-marks.ts";
import { sayIds, sayOneOf } from "../made/say-parts.ts";
import { saySums } from "../made/say-sums.ts";
import { sayTerms } from "../made/say-terms.ts";
import { sayYears } from "../made/say-years.ts";
import type { ExitPart } from "./exits-of-roll.ts";
import { keepExits } from "./keep-exits.ts";
import { keepMonth, type MonthPart } from "./month-parts.ts";
import { type BesidePart, keepBeside } from "./months-beside.ts";
import { keepTable, type TablePart } from "./table-parts.ts";

interface LoadedSheet {
  recognition: Recognition;
  part: MonthPart | TablePart | ExitPart | BesidePart | undefined;
  /** How many rows raw.s<sheetId> has. */
  loaded: number;
}

/** Give months their years, say what is ticked, and leave the rows of one part of a sheet in raw.s<sheetId>; returns how many rows there are. */
export async function keepPart(
  db: Database,
  sheetId: number,
  { recognition, part, loaded }: LoadedSheet,
): Promise<number> {
  await sayIds(db, sheetId, recognition);
  await sayOneOf(db, sheetId, recognition);
  await sayYears(db, sheetId, recognition);
  await sayMarks(db, sheetId, recognition);
  await sayDays(db, sheetId, recognition);
  await saySums(db, sheetId, recognition);
  await sayTerms(db, sheetId, recognition);
  if (!part) return loaded;
  if ("left" in part) await keepExits(db, sheetId, part);
  else if ("beside" in part) await keepBeside(db, sheetId, part);
  else if ("own" in part) await keepMonth(db, sheetId, part);
  else await keepTable(db, sheetId, part);
  const [kept] = await db.rows<{ rows: number }>(
    `SELECT CAST(count(*) AS INTEGER) AS rows FROM raw.s${sheetId}`,
  );
  return kept?.rows ?? 0;
}
