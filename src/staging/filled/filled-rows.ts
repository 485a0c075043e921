import type { Database } from "../../engine/database.ts";
import type { Roll } from "../../rolls/roll.ts";
import type { FamilyToStage } from "../sheet-to-stage.ts";
import { backInPlace } from "./back-in-place.ts";
import { type Family, fillBelowHeads, fillBelowHeadsBeside } from "./fill-below-heads.ts";
import { fillDittos } from "./fill-dittos.ts";
import { fillPlaces } from "./fill-places.ts";
import { fillProgrammes } from "./fill-programmes.ts";
import { joinSplitCells } from "./split-cells.ts";

/** What is known of the sheet besides its family: marks of repetition, and how a row that names a family is read. */
interface Written {
  roll: Roll;
  /** Columns that a mark of repetition may say what stands above in. */
  toldAbove: readonly number[];
  lastDitto: readonly number[];
  inOneRow: FamilyToStage | null;
  isHeadAbove: boolean;
  /** Whether what separates its cells may stand in one. */
  isText: boolean;
}

/** What was done to rows whose cells did not stand in their columns. */
export interface RowsInPlace {
  /** The name of a table or view. */
  rows: string;
  /** How many had their cells put back. */
  moved: number;
  /** How many had those joined that were one. */
  joined: number;
  /** Rows that have a cell beyond the header. */
  beyond: readonly number[];
}

/** The rows of a sheet with each cell in its column, and with what each row says by one above it. */
export async function filledRows(
  db: Database,
  rows: string,
  family: Family,
  { roll, toldAbove, lastDitto, inOneRow, isHeadAbove, isText }: Written,
): Promise<RowsInPlace> {
  const whole = isText ? await joinSplitCells(db, rows, family) : { rows, joined: 0, beyond: [] };
  if (inOneRow) {
    const beside = isHeadAbove
      ? await fillBelowHeadsBeside(db, whole.rows, family, inOneRow)
      : whole.rows;
    return { ...whole, rows: beside, moved: 0 };
  }
  const placed = await backInPlace(db, whole.rows, { ...family, roll });
  const said = await fillDittos(db, placed.rows, { ...family, fillColumns: toldAbove, lastDitto });
  const headed = await fillBelowHeads(db, said, family);
  const filled = await fillProgrammes(db, await fillPlaces(db, headed, family), {
    ...family,
    roll,
  });
  return { ...whole, rows: filled, moved: placed.moved };
}
