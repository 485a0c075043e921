import type { AnswerRecord } from "../answers.ts";
import type { Attached } from "./attached.ts";
import type { Collected } from "./collect.ts";
import type { RefusedRow } from "./returns.ts";
import { answersByLead } from "./settle-answers.ts";
import { isTaken } from "./take-file.ts";

/** What a township gets back for what it handed in. */
export interface Receipt {
  town: string;
  /** Leads sent out in this round. */
  issued: number;
  /** Answers taken now: new ones, more about known ones, corrected ones. */
  taken: number;
  corrected: number;
  unchanged: number;
  /** Handed in, result left blank. */
  unanswered: number;
  refused: RefusedRow[];
  /** Waiting for a decision. */
  conflicting: number;
  /** Sent out, but in none of the files and not answered before: 任务编号. */
  missing: string[];
  leads: number;
  /** Corrections of particulars that were asked for. */
  asked: { task: string; field: string; was: string; said: string }[];
  /** Comments and pictures, those at no row included where the file is of this township. */
  attached: Attached[];
  /** Answers of the township in the ledger now. */
  answered: number;
}

/** One receipt a township that handed something in, in order of name; rows of no known township are under ''. */
export function receiptsOf(collected: Collected, records: readonly AnswerRecord[]): Receipt[] {
  const { index, files } = collected;
  const { issued } = index;
  const answered = answersByLead(records, issued.round);
  const seen = new Set(files.flatMap((file) => [...file.seen]));
  const towns = new Set(
    [...seen]
      .flatMap((key) => issued.rows.get(key)?.town ?? [])
      .concat(
        files.flatMap(({ refused }) => refused.map(({ town }) => town)),
        files.flatMap(({ leads }) => leads.map(({ town }) => town)),
      ),
  );
  return [...towns].sort().map((town) => {
    const rows = [...issued.rows.values()].filter((row) => row.town === town);
    const settled = files.flatMap((file) =>
      file.answers
        .filter((answer) => answer.town === town)
        .map((answer) => ({ answer, settled: file.settled.get(answer.findingKey) })),
    );
    const kinds = settled.map((each) => each.settled?.kind);
    const scope = scopeOf(collected, town);
    return {
      town,
      issued: rows.length,
      taken: settled.filter((each) => isTaken(each.settled)).length,
      corrected: kinds.filter((kind) => kind === "correction").length,
      unchanged: kinds.filter((kind) => kind === "unchanged").length,
      unanswered: new Set(
        files.flatMap(({ blank }) =>
          blank
            .filter((row) => row.town === town && !answered.has(row.findingKey))
            .map(({ findingKey }) => findingKey),
        ),
      ).size,
      refused: files.flatMap(({ refused }) => refused.filter((row) => row.town === town)),
      conflicting: collected.conflicts.filter(
        ({ findingKey, isDoubtful }) => !isDoubtful && issued.rows.get(findingKey)?.town === town,
      ).length,
      missing: rows
        .filter(
          (row) => scope(row.village) && !seen.has(row.findingKey) && !answered.has(row.findingKey),
        )
        .map(({ task }) => task),
      leads: files.flatMap(({ leads }) => leads.filter((lead) => lead.town === town)).length,
      asked: settled.flatMap(({ answer, settled: each }) =>
        isTaken(each) ? answer.corrections.map((asked) => ({ task: answer.task, ...asked })) : [],
      ),
      attached: files.flatMap((file) =>
        file.attached.filter((each) => townOf(each, file) === town),
      ),
      answered: rows.filter(({ findingKey }) => answered.has(findingKey)).length,
    };
  });
}

/** Where it stands at no row of a lead, the township whose workbook it is. */
function townOf(
  { town }: Attached,
  { book: { meta }, answers }: Collected["files"][number],
): string {
  return town || (meta?.get("town") ?? answers[0]?.town ?? "");
}

/** A workbook for one village answers for that village only. */
function scopeOf({ files, index }: Collected, town: string): (village: string) => boolean {
  const villages = files
    .filter(({ seen }) => [...seen].some((key) => index.issued.rows.get(key)?.town === town))
    .map(({ book: { meta } }) => (meta?.get("town") === town ? meta.get("village") : undefined));
  const isWhole = villages.includes(undefined);
  return (village) => isWhole || villages.includes(village);
}
