import type { Database } from "../engine/database.ts";

/**
 * Rows that are taken in by one transaction, before the next begins. What one adds is written out once when it is large enough, and twice
 * when it is not: to the log first, and later to its place.
 */
const ROWS_OF_GROUP = 400_000;

/** Files taken in one after the other, several by one transaction: a kill leaves each wholly in or wholly out. */
export interface FileGroups {
  /** Take in one file of so many rows. What `work` throws undoes those before it in the same transaction: no file may follow. */
  take(rows: number, work: () => Promise<void>): Promise<void>;
  /** Keep what was taken in last. */
  end(): Promise<void>;
  /** Forget it, where the run comes to no end. */
  forget(): Promise<void>;
}

export function fileGroups(db: Database): FileGroups {
  let open = false;
  let taken = 0;
  const close = async (how: "COMMIT" | "ROLLBACK") => {
    if (!open) return;
    open = false;
    taken = 0;
    await db.run(how);
  };
  return {
    take: async (rows, work) => {
      if (!open) await db.run("BEGIN TRANSACTION");
      open = true;
      await work();
      taken += rows;
      if (taken >= ROWS_OF_GROUP) await close("COMMIT");
    },
    end: () => close("COMMIT"),
    forget: () => close("ROLLBACK"),
  };
}
