import { NO_TOWN } from "../../worklists/round.ts";
import type { AnswerRecord } from "../answers.ts";
import type { Attached } from "./attached.ts";
import type { Collected } from "./collect.ts";
import type { RefusedRow } from "./returns.ts";
import { ROW_STATES, type RowState, rowStates } from "./row-states.ts";
import { answersByLead, answersSince } from "./settle-answers.ts";
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
  /** The issued leads by where they stand now: they add up to `issued`. */
  rows: Readonly<Record<RowState, number>>;
  /** Every row set aside now, also a second one about a lead that is answered and one about no lead. */
  refused: RefusedRow[];
  /** 任务编号 of `rows.missing`. */
  missing: string[];
  leads: number;
  /** Corrections of particulars that were asked for. */
  asked: { task: string; field: string; was: string; said: string }[];
  /** Comments and pictures, those at no row included where the file is of this township. */
  attached: Attached[];
}

/** One receipt a township that handed something in, in order of name; rows of no known township are under ''. */
export function receiptsOf(collected: Collected, records: readonly AnswerRecord[]): Receipt[] {
  const { index, files } = collected;
  const { issued } = index;
  const answered = answersSince(records, issued.round);
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
    const states = rowStates(collected, town, (key) => answered.has(key));
    const settled = files.flatMap((file) =>
      file.answers
        .filter((answer) => answer.town === town)
        .map((answer) => ({ answer, settled: file.settled.get(answer.findingKey) })),
    );
    const kinds = settled.map((each) => each.settled?.kind);
    return {
      town,
      issued: states.size,
      taken: settled.filter((each) => isTaken(each.settled)).length,
      corrected: kinds.filter((kind) => kind === "correction").length,
      unchanged: kinds.filter((kind) => kind === "unchanged").length,
      rows: countsOf(states.values()),
      refused: files.flatMap(({ refused }) => refused.filter((row) => row.town === town)),
      missing: [...states].flatMap(([{ task }, state]) => (state === "missing" ? [task] : [])),
      leads: files.flatMap(({ leads }) => leads.filter((lead) => lead.town === town)).length,
      asked: settled.flatMap(({ answer, settled: each }) =>
        isTaken(each) ? answer.corrections.map((asked) => ({ task: answer.task, ...asked })) : [],
      ),
      attached: files.flatMap((file) =>
        file.attached.filter((each) => townOf(each, file) === town),
      ),
    };
  });
}

/** A township that has handed in nothing yet. */
export interface TownToCome {
  town: string;
  issued: number;
}

/** Who has neither a receipt now nor an answer from before, in order of name; leads without a township are nobody's to answer. */
export function townsToCome(
  { index: { issued }, files }: Collected,
  records: readonly AnswerRecord[],
): TownToCome[] {
  const answered = answersByLead(records, issued.round);
  const seen = new Set(files.flatMap((file) => [...file.seen]));
  const waiting = new Map<string, number>();
  const heard = new Set<string>(files.map((file) => file.book.meta?.get("town") ?? ""));
  for (const [key, { town }] of issued.rows) {
    if (seen.has(key) || answered.has(key)) heard.add(town);
    waiting.set(town, (waiting.get(town) ?? 0) + 1);
  }
  return [...waiting]
    .filter(([town]) => town !== NO_TOWN && !heard.has(town))
    .map(([town, count]) => ({ town, issued: count }))
    .sort((a, b) => (a.town < b.town ? -1 : 1));
}

function countsOf(states: Iterable<RowState>): Record<RowState, number> {
  const counts = Object.fromEntries(ROW_STATES.map((state) => [state, 0]));
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
  return counts as Record<RowState, number>;
}

/** Where it stands at no row of a lead, the township whose workbook it is. */
function townOf(
  { town }: Attached,
  { book: { meta }, answers }: Collected["files"][number],
): string {
  return town || (meta?.get("town") ?? answers[0]?.town ?? "");
}
