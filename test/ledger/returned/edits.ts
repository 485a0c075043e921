import { column, type Desk, NEW_NAMES, type Page, pick } from "./clerk.ts";

/** One thing clerks do to a sheet. Deeds that change what is meant say so in `desk`. */
export interface Edit {
  name: string;
  edit: Deed;
}

type Deed = (desk: Desk, page: Page) => void;

const LOCKED = [
  "任务编号",
  "乡镇",
  "村",
  "户主姓名",
  "姓名",
  "疑点说明",
  "问题类型",
  "行键",
  "校验值",
];

/** Programs refuse to sort over merged cells, and move them with rows and columns: such sheets are left as they stand. */
const unmerged =
  (deed: Deed): Deed =>
  (desk, page) => {
    if (page.merges.length === 0) deed(desk, page);
  };

function body(page: Page): string[][] {
  return page.rows.slice(1);
}

function setBody(page: Page, rows: string[][]): void {
  page.rows.splice(1, page.rows.length - 1, ...rows);
}

function taskOf(page: Page, row: readonly string[]): string {
  return row[column(page, "任务编号")] ?? "";
}

function sortAlone(page: Page, title: string): void {
  const at = column(page, title);
  if (at < 0) return;
  const cells = body(page).map((row) => row[at] ?? "");
  const filled = cells.filter((cell) => cell !== "").sort();
  const sorted = [...filled, ...cells.filter((cell) => cell === "")];
  for (const [index, row] of body(page).entries()) row[at] = sorted[index] ?? "";
}

const shuffle: Deed = ({ random }, page) => {
  setBody(
    page,
    body(page)
      .map((row) => [random(), row] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, row]) => row),
  );
};

const sortWhole: Deed = ({ random }, page) => {
  const at = Math.floor(random() * (page.rows[0]?.length ?? 1));
  setBody(
    page,
    body(page).sort((a, b) => ((a[at] ?? "") < (b[at] ?? "") ? -1 : 1)),
  );
};

const sortLockedAlone: Deed = ({ random }, page) => sortAlone(page, pick(random, LOCKED));

const deleteRows: Deed = ({ random, deleted }, page) => {
  const isKept = (row: string[]) => {
    const stays = random() > 0.15;
    if (!stays) deleted.add(taskOf(page, row));
    return stays;
  };
  setBody(page, body(page).filter(isKept));
};

const insertRows: Deed = ({ random }, page) => {
  const row = Array<string>(page.rows[0]?.length ?? 0).fill("");
  const title = pick(random, ["姓名", "疑点说明"]);
  const at = column(page, title);
  if (at >= 0 && random() < 0.7) row[at] = "手工加的一行";
  const outcome = column(page, "核查结果");
  if (outcome >= 0 && random() < 0.5) row[outcome] = "01";
  page.rows.splice(1 + Math.floor(random() * body(page).length), 0, row);
};

const fillDownLocked: Deed = ({ random, deleted }, page) => {
  const title = pick(random, LOCKED);
  const at = column(page, title);
  const from = 1 + Math.floor(random() * Math.max(1, page.rows.length - 6));
  if (at < 0) return;
  for (const row of page.rows.slice(from, from + 4)) {
    if (title === "任务编号") deleted.add(taskOf(page, row));
    row[at] = page.rows[from]?.[at] ?? "";
  }
};

/** The clerk means it: these rows have the result of the first, and their own notes. */
const fillDownOutcome: Deed = (desk, page) => {
  const at = column(page, "核查结果");
  const from = 1 + Math.floor(desk.random() * Math.max(1, page.rows.length - 6));
  const first = page.rows[from];
  const meant = first && desk.meant.get(taskOf(page, first));
  if (!first || !meant || at < 0) return;
  for (const row of page.rows.slice(from + 1, from + 4)) {
    row[at] = first[at] ?? "";
    const task = taskOf(page, row);
    const own = desk.meant.get(task) ?? { note: "", verifier: "", day: "" };
    if (desk.tasks.includes(task)) desk.meant.set(task, { ...own, outcome: meant.outcome });
  }
};

/** A merged answer shows once: what stood below is gone, and has to be reported. */
const mergeAnswers: Deed = (desk, page) => {
  const at = column(page, "核查结果");
  const top = 1 + Math.floor(desk.random() * Math.max(1, page.rows.length - 3));
  const below = page.rows[top + 1];
  if (!below || at < 0 || page.merges.length > 0) return;
  const task = taskOf(page, below);
  if ((below[at] ?? "") !== "") desk.destroyed.add(task);
  desk.meant.delete(task);
  below[at] = "";
  page.merges.push({ s: { r: top, c: at }, e: { r: top + 1, c: at } });
};

const renameColumns: Deed = ({ random }, page) => {
  const title = pick(random, Object.keys(NEW_NAMES));
  const at = column(page, title);
  if (at >= 0 && page.rows[0]) page.rows[0][at] = NEW_NAMES[title] ?? "";
};

const moveColumns: Deed = ({ random }, page) => {
  const width = page.rows[0]?.length ?? 0;
  const [from, to] = [Math.floor(random() * width), Math.floor(random() * width)];
  for (const row of page.rows) row.splice(to, 0, ...row.splice(from, 1));
};

const deleteColumn: Deed = ({ random }, page) => {
  const at = column(
    page,
    pick(random, ["性别", "年龄", "现有保障", "行键", "校验值", "核查要点", "村", "序号"]),
  );
  if (at >= 0) for (const row of page.rows) row.splice(at, 1);
};

const addColumn: Deed = ({ random }, page) => {
  const at = Math.floor(random() * (page.rows[0]?.length ?? 1));
  for (const [index, row] of page.rows.entries()) row.splice(at, 0, index === 0 ? "乡镇备注" : "");
};

const titleAbove: Deed = (_desk, page) => {
  if (page.merges.length === 0) page.rows.unshift(["某某乡核查清单"]);
};

const editCell: Deed = ({ random }, page) => {
  const at = column(page, pick(random, LOCKED));
  const row = pick(random, body(page));
  if (row && at >= 0) row[at] = `${row[at] ?? ""}${pick(random, ["改", "X", "1"])}`;
};

const named = (deeds: Readonly<Record<string, Deed>>): Edit[] =>
  Object.entries(deeds).map(([name, edit]) => ({ name, edit }));

/** Deeds that leave the header where it is, so that others may follow. */
export const EDITS: readonly Edit[] = named({
  shuffle: unmerged(shuffle),
  sortWhole: unmerged(sortWhole),
  sortLockedAlone: unmerged(sortLockedAlone),
  deleteRows: unmerged(deleteRows),
  insertRows: unmerged(insertRows),
  moveColumns: unmerged(moveColumns),
  deleteColumn: unmerged(deleteColumn),
  addColumn: unmerged(addColumn),
  ...{ fillDownLocked, fillDownOutcome, mergeAnswers, renameColumns, editCell },
});
const sortAnswersAlone = (title: string): Deed => unmerged((_desk, page) => sortAlone(page, title));
/** At most one of them, as the last: what follows would find no header, or hide that a column was sorted. */
export const LAST: readonly Edit[] = named({
  titleAbove,
  sortOutcomesAlone: sortAnswersAlone("核查结果"),
  sortNotesAlone: sortAnswersAlone("核查情况说明"),
  sortVerifiersAlone: sortAnswersAlone("核查人"),
  sortDaysAlone: sortAnswersAlone("核查日期"),
});
