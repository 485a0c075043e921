import { rm } from "node:fs/promises";
import { fileName, pathInside } from "../../worklists/output-name.ts";
import { writeTable } from "../../worklists/sheets/table-sheet.ts";
import { writeBook } from "../../worklists/workbook/book.ts";
import type { IssuedIndex } from "./judge-rows.ts";
import { listReport } from "./list-report.ts";
import { folded } from "./outcome-words.ts";
import { outcomeText } from "./receipt-book.ts";
import type { ReturnedBook } from "./returned-book.ts";
import type { Candidate, Conflict } from "./returns.ts";
import { yesOrNo } from "./yes-no.ts";

const ID = "冲突编号";
const NUMBER = "候选";
const CHOICE = "采用";
const NONE = "都不采用";
const NOT_THIS = "不采用";

const SHEET = listReport(
  {
    sheet: "冲突表",
    title: "核查结果冲突表",
    empty: "没有冲突。",
    notes: [
      "同一个冲突编号的几行说法不同：在要采用的那一行的“采用”栏选“采用”，只能选一行；都不对的，选“都不采用”，这一条重新核查。",
      "原因写着错行、改过、合并的，是退回的行：乡镇改好再交的不用在这里定；一行只能采用在一条上。",
      "填好保存后，用 doudi collect 交回这个文件；决定和各份原件的说法都留在台账里。",
    ],
  },
  [
    [ID, 13, { look: "centre" }],
    [NUMBER, 6, { look: "centre" }],
    ["任务编号", 26, { look: "centre" }],
    ["村", 12, { look: "centre" }],
    ["姓名", 10, { look: "centre" }],
    ["冲突原因", 24, { look: "small" }],
    ["文件", 26, { look: "small" }],
    ["行", 10, { look: "small" }],
    ["这一行的姓名", 13, { look: "centre" }],
    ["核查结果", 20],
    ["核查情况说明", 34],
    ["核查人", 10, { look: "centre" }],
    ["核查日期", 12, { look: "centre" }],
    [CHOICE, 12, { look: "answer", answer: true, choices: [CHOICE, NONE] }],
  ],
);

/** Write what waits for a decision; the file of before goes when nothing does. Returns: its path, or undefined. */
export async function writeConflicts(
  conflicts: readonly Conflict[],
  index: IssuedIndex,
  options: { folder: string; day: string },
): Promise<string | undefined> {
  const { round, county, rows } = index.issued;
  const path = pathInside(options.folder, fileName("冲突表", `-${round}.xlsx`));
  if (conflicts.length === 0) {
    await rm(path, { force: true });
    return undefined;
  }
  const lines = conflicts.flatMap(({ id, task, findingKey, why, candidates }) =>
    candidates.map(({ file, answer, rowName, why: ofRow }, at) => ({
      [ID]: id,
      [NUMBER]: String(at + 1),
      ...{ 任务编号: task, 冲突原因: ofRow ?? why, 文件: file },
      这一行的姓名: rowName ?? "",
      村: rows.get(findingKey)?.village ?? "",
      姓名: rows.get(findingKey)?.name ?? "",
      行: `${answer.sheet} ${answer.row}`.trim(),
      核查结果: outcomeText(answer.outcome),
      ...{ 核查情况说明: answer.note, 核查人: answer.verifier },
      核查日期: answer.verifiedOn ?? "",
    })),
  );
  return writeBook(path, { date: options.day }, (book) =>
    writeTable(book, SHEET, lines, { place: county, round }),
  );
}

/** What was decided about one conflict. */
export interface Decided {
  id: string;
  /** Null where none of the candidates counts. */
  chosen: Candidate | null;
  row: number;
}

export interface TakenConflicts {
  decided: Decided[];
  refused: { row: number; task: string; reason: string }[];
}

/** What a filled 冲突表 decides; undefined where the file is none. */
export function readConflicts(
  { sheets }: Pick<ReturnedBook, "sheets">,
  open: ReadonlyMap<string, Conflict>,
): TakenConflicts | undefined {
  for (const { rows } of sheets) {
    const header = rows.find(({ cells }) =>
      [ID, NUMBER, CHOICE].every((title) => cells.includes(title)),
    );
    if (!header) continue;
    const cell = (cells: readonly string[], title: string) =>
      (cells[header.cells.indexOf(title)] ?? "").trim();
    const filled = rows
      .filter(({ row, cells }) => row > header.row && cell(cells, CHOICE) !== "")
      .map(({ row, cells }) => ({
        row,
        id: cell(cells, ID),
        number: Number(cell(cells, NUMBER)),
        task: cell(cells, "任务编号"),
        choice: cell(cells, CHOICE),
      }));
    return decide(filled, open);
  }
  return undefined;
}

interface FilledLine {
  row: number;
  id: string;
  number: number;
  task: string;
  choice: string;
}

function decide(lines: readonly FilledLine[], open: ReadonlyMap<string, Conflict>): TakenConflicts {
  const taken: TakenConflicts = { decided: [], refused: [] };
  for (const id of new Set(lines.map((line) => line.id))) {
    const mine = lines.filter((line) => line.id === id);
    const conflict = [...open.values()].find((each) => each.id === id);
    const said = mine.map(({ choice }) => choiceOf(choice));
    const chosen = mine.filter((_, at) => said[at] === CHOICE);
    // Of two rows one is not it: that says of the other nothing.
    const isHalf = chosen.length === 0 && !said.includes(NONE);
    const refuse = (reason: string) =>
      taken.refused.push(...mine.map(({ row, task }) => ({ row, task, reason })));
    if (said.includes(undefined)) refuse(`“${CHOICE}”只能填：${CHOICE}、${NONE}`);
    else if (!conflict) refuse("这条冲突已经决定过，或又有了新的说法；请用最新的冲突表");
    else if (chosen.length > 1) refuse("同一个冲突采用了两行，只能采用一行");
    else if (isHalf && mine.length < conflict.candidates.length) {
      refuse(`只写了哪一行不采用；请在要采用的那一行选“${CHOICE}”，都不对的选“${NONE}”`);
    } else {
      const [line] = chosen;
      const candidate = line ? conflict.candidates[line.number - 1] : null;
      if (candidate === undefined) refuse("候选号被改过");
      else taken.decided.push({ id, chosen: candidate, row: mine[0]?.row ?? 0 });
    }
  }
  return withoutTwice(taken);
}

/** What a cell of 采用 says of its row: it counts, none of the rows does, or not this one. */
function choiceOf(text: string): string | undefined {
  const word = folded(text);
  if (word === CHOICE || word === NONE) return word;
  if (word === NOT_THIS || yesOrNo(word) === false) return NOT_THIS;
  return yesOrNo(word) === true ? CHOICE : undefined;
}

/** Where a candidate stands. */
export function placeOf({ sha256, answer }: Candidate): string {
  return `${sha256}\n${answer.sheet}\n${answer.row}`;
}

/** One row answers one lead: adopted for two, for neither. */
function withoutTwice({ decided, refused }: TakenConflicts): TakenConflicts {
  const places = decided.flatMap(({ chosen }) => (chosen ? [placeOf(chosen)] : []));
  const isTwice = ({ chosen }: Decided) =>
    chosen !== null && places.filter((place) => place === placeOf(chosen)).length > 1;
  return {
    decided: decided.filter((each) => !isTwice(each)),
    refused: [
      ...refused,
      ...decided.filter(isTwice).map(({ row, chosen }) => ({
        row,
        task: chosen?.answer.task ?? "",
        reason: "同一行采用在两条上，只能采用在一条上",
      })),
    ],
  };
}
