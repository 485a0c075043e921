import type { Database } from "../../engine/database.ts";
import type { Roll } from "../../rolls/roll.ts";
import type { FamilyToStage } from "../sheet-to-stage.ts";
import { backInPlace } from "./back-in-place.ts";
import { type Family, fillBelowHeads, fillBelowHeadsBeside } from "./fill-below-heads.ts";
import { fillDittos } from "./fill-dittos.ts";
import { fillPlaces } from "./fill-places.ts";
import { fillProgrammes } from "./fill-programmes.ts";

/** What is known of the sheet besides its family: marks of repetition, and how a row that names a family is read. */
interface Written {
  roll: Roll;
  /** Columns that a mark of repetition may say what stands above in. */
  toldAbove: readonly number[];
  lastDitto: readonly number[];
  inOneRow: FamilyToStage | null;
  isHeadAbove: boolean;
}

/** The rows of a sheet with what each says by a row above it: the name of a table or view; `moved` counts those whose cells were put back. */
export async function filledRows(
  db: Database,
  rows: string,
  family: Family,
  { roll, toldAbove, lastDitto, inOneRow, isHeadAbove }: Written,
): Promise<{ rows: string; moved: number }> {
  if (inOneRow) {
    const beside = isHeadAbove ? await fillBelowHeadsBeside(db, rows, family, inOneRow) : rows;
    return { rows: beside, moved: 0 };
  }
  const placed = await backInPlace(db, rows, { ...family, roll });
  const said = await fillDittos(db, placed.rows, { ...family, fillColumns: toldAbove, lastDitto });
  const headed = await fillBelowHeads(db, said, family);
  const filled = await fillProgrammes(db, await fillPlaces(db, headed, family), {
    ...family,
    roll,
  });
  return { rows: filled, moved: placed.moved };
}
