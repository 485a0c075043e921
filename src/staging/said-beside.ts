import { type Database, quoteText } from "../engine/database.ts";
import { stopsLater } from "../rolls/stops-later.ts";
import { undated } from "../rolls/undated.ts";
import { isRemarkHeader } from "../sources/recognition/remark-column.ts";
import { plainCell } from "./cell-sql.ts";
import type { SaidOfRows } from "./said-of-rows.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** 李四（9月停保）: what stands in brackets at the end of a name. Who has died is for the lists of the dead to say: (亡) is on a roll what may still be paid. */
const BRACKETS = /[(（]([^()（）]{1,12})[)）]\s*$/;
/** A mark, or a whole remark among others of all kinds, that says no more than this. */
const STOPPED = /^[已于]?(停保|停发|退保|(取消|终止|停止|退出)(低保|特困|保障|救助)(待遇)?)了?$/;
/** More texts are of other things. */
const MOST_TEXTS = 500;

/**
 * The state of those of whom only their name or a remark says that they are no longer on a roll, where no column says it: most remarks are of other
 * things, and the column is none of states.
 */
export async function saidBeside(
  db: Database,
  sheet: SheetToStage,
  said: SaidOfRows,
): Promise<SaidOfRows> {
  if (sheet.roll.kind !== "enrolment" || sheet.family || sheet.columns.has("status")) return said;
  const name = sheet.columns.get("name");
  const taken = new Set(sheet.columns.values());
  const remarks = [...sheet.headers].filter(
    ([column, header]) => !taken.has(column) && column <= sheet.width && isRemarkHeader(header),
  );
  const cases: string[] = [];
  const stateOf = (text: string) => (stopsLater(text, sheet.period) ? undefined : alone(text));
  const names = { words: NAMES, stateOf: (text: string) => stateOf(BRACKETS.exec(text)?.[1] ?? "") };
  if (name !== undefined) cases.push(...(await statesIn(db, sheet, name, names)));
  cases.push(...(await statesBelow(db, sheet)));
  for (const [column] of remarks)
    cases.push(...(await statesIn(db, sheet, column, { words: REMARKS, stateOf })));
  if (cases.length === 0) return said;
  return {
    ...said,
    of: (field, sql) =>
      said.of(field, field === "status" ? `COALESCE(${[sql, ...cases].join(", ")})` : sql),
  };
}

interface Saying {
  /** A text that says a state has one of them. */
  words: readonly string[];
  stateOf: (text: string) => string | undefined;
}

const NAMES = ["(", "（"];
const REMARKS = ["停", "退", "取消", "终止"];

/** The texts of a column that say a state, as SQL; nothing where none does. */
async function statesIn(
  db: Database,
  sheet: SheetToStage,
  column: number,
  { words, stateOf }: Saying,
): Promise<string[]> {
  const cell = plainCell(sheet, column);
  const has = words.map((word) => `contains(${cell}, ${quoteText(word)})`).join(" OR ");
  const rows = await db.rows<{ text: string }>(
    `SELECT DISTINCT ${cell} AS text FROM ${sheet.rows} r WHERE ${has} LIMIT ${MOST_TEXTS + 1}`,
  );
  if (rows.length > MOST_TEXTS) return [];
  const whens = rows.flatMap(({ text }) => {
    const state = stateOf(text);
    return state === undefined ? [] : [`WHEN ${quoteText(text)} THEN ${quoteText(state)}`];
  });
  return whens.length === 0 ? [] : [`CASE ${cell} ${whens.sort().join(" ")} END`];
}

function alone(text: string): string | undefined {
  return STOPPED.test(undated(text)) ? "停发" : undefined;
}

/** 以下人员9月停保, alone in its row; the next line of its kind says otherwise of those below it. */
const BELOW = /^[(（]?(以下|下列|下面)/;
const OFF = /(停保|停发|退保|清退|停止(救助|保障|享受))/;
const NOT_OFF = /[不未拟]|恢复|新增|除外|另/;
const LONGEST = 24;

/** What lines between the rows say of those below them, as SQL. */
async function statesBelow(db: Database, sheet: SheetToStage): Promise<string[]> {
  const { columns, width, headerRow, headerRows } = sheet;
  const [name, id] = [columns.get("name"), columns.get("id")];
  if (name === undefined || id === undefined) return [];
  const cells = Array.from({ length: width }, (_, at) => plainCell(sheet, at + 1));
  const text = `concat_ws('', ${cells.join(", ")})`;
  const lines = await db.rows<{ row_no: number; text: string }>(
    `SELECT r.row_no, ${text} AS text FROM ${sheet.rows} r
     WHERE r.row_no >= ${headerRow + headerRows} AND ${plainCell(sheet, id)} IS NULL AND (contains(${text}, '以下') OR contains(${text}, '下列') OR contains(${text}, '下面'))
     ORDER BY r.row_no LIMIT ${MOST_TEXTS}`,
  );
  const said = lines.filter(({ text: line }) => BELOW.test(line) && line.length <= LONGEST);
  const whens = said.flatMap(({ row_no, text: line }, at) => {
    const end = said[at + 1]?.row_no;
    if (!OFF.test(line) || NOT_OFF.test(line) || stopsLater(line, sheet.period)) return [];
    const isBelow = `r.row_no > ${row_no}${end === undefined ? "" : ` AND r.row_no < ${end}`}`;
    return [`WHEN ${isBelow} THEN '停发'`];
  });
  return whens.length === 0 ? [] : [`CASE ${whens.join(" ")} END`];
}
