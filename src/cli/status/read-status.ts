import { openDatabase, type Row } from "../../engine/database.ts";
import type { RoundAct } from "../../ledger/cases/case-batches.ts";
import { caseRows } from "../../ledger/cases/case-rows.ts";
import {
  type OnOlderList,
  olderListsText,
  onOlderLists,
} from "../../ledger/cases/on-older-lists.ts";
import { ledgerHead } from "../../ledger/cases/round-ledger.ts";
import { loadCases } from "../../reports/status/load-cases.ts";
import { writeStatus } from "../../reports/status/write-status.ts";
import { readReport } from "../../worklists/report-file.ts";
import type { OpenLedger } from "../cases/with-ledger.ts";
import { statusNotes } from "./status-notes.ts";

/** How far the county has come, as of one day. */
export interface Status {
  on: string;
  /** Newest round of the ledger. */
  round: string;
  /** Head of the ledger these numbers are counted from. */
  head: string;
  towns: Row[];
  /** The same tables as in the workbook; every number counts rows of the ledger. */
  summary: Row[];
  groups: Row[];
  causes: Row[];
  /** Cases to be visited that only an earlier round's worklists have. */
  older: OnOlderList[];
  notes: string[];
  file: string | null;
}

/** Count the cases as they stand on a day; with `excel`, write the workbook too. */
export async function readStatus(
  { project, cases, batches, terms }: OpenLedger,
  { on, excel }: { on: string; excel: boolean },
): Promise<Status> {
  const rows = caseRows(cases.values(), on, terms);
  const acts = batches.map(({ act }) => act);
  const last = acts.findLast((act): act is RoundAct => act.kind === "round");
  const round = last?.round ?? "";
  const head = ledgerHead(project);
  const older = onOlderLists(cases.values(), round, on);
  const told = olderListsText(older, round);
  const notes = [...statusNotes(project, { on, round, head }), ...(told ? [told] : [])];
  const db = await openDatabase();
  try {
    await loadCases(db, rows);
    const table = (name: string) => db.rows(readReport(name).sql);
    const about = { folder: project.resultsFolder, county: project.config.county ?? "" };
    return {
      ...{ on, round, head },
      towns: await table("status-towns"),
      summary: await table("status-summary"),
      groups: await table("status-groups"),
      causes: await table("status-causes"),
      older,
      notes,
      file: excel ? await writeStatus(db, { ...about, on, round, notes }) : null,
    };
  } finally {
    db.close();
  }
}
