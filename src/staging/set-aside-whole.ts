import type { Database } from "../engine/database.ts";
import type { Recognition } from "../sources/recognition/recognition.ts";
import { UNKNOWN_ROLL } from "../sources/recognition/unrecognised.ts";
import type { Joined } from "./parts/parents-beside.ts";
import type { StageCounts } from "./sheet-to-stage.ts";

/** Set all rows of a sheet aside that doudi.yaml leaves out: it is not forgotten for as long as it is. */
export async function setAsideLeftOut(db: Database, sheetId: number): Promise<StageCounts> {
  const rowsIn = await db.run(
    `INSERT INTO set_aside SELECT ${sheetId}, row_no, 'left_out', NULL FROM raw.s${sheetId}`,
  );
  return { rowsIn, rowsUsed: 0, rowsAside: rowsIn };
}

/** Set all rows of a sheet aside, with what keeps the sheet from being used, where more is known than that it is no roll. */
export async function setAsideWhole(
  db: Database,
  sheetId: number,
  { questions }: Recognition,
  joined: Joined | undefined,
): Promise<StageCounts> {
  const why = questions.find(({ about }) => about === "roll")?.text;
  const rowsIn = await db.run(
    `INSERT INTO set_aside SELECT ${sheetId}, row_no, $reason, $why FROM raw.s${sheetId}`,
    {
      // A cover or notes beside a roll: nobody is asked what it is.
      reason: joined ? "parents" : why === undefined ? "no_people" : "not_recognised",
      why: why === UNKNOWN_ROLL ? null : (why ?? null),
    },
  );
  if (joined && joined.lost.length > 0)
    await db.run(
      `UPDATE set_aside SET reason = 'parents_lost' WHERE sheet_id = ${sheetId} AND row_no IN (${joined.lost.join(", ")})`,
    );
  return { rowsIn, rowsUsed: 0, rowsAside: rowsIn };
}
