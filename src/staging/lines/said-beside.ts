import { type Database, quoteText } from "../../engine/database.ts";
import { MAYBE_STOPPED, stopInRemark } from "../../rolls/stop-in-remark.ts";
import { STOP_WORDS } from "../../rolls/stop-of-named.ts";
import { isRemarkHeader } from "../../sources/recognition/columns/remark-column.ts";
import { cellOf, plainCell } from "../cell-sql.ts";
import type { SheetToStage } from "../sheet-to-stage.ts";
import { linesBetween } from "./lines-between.ts";
import { statesAbove } from "./said-above.ts";
import { statesBelow } from "./said-below.ts";
import type { SaidOfRows } from "./said-of-rows.ts";
import { stoppedElsewhere } from "./stopped-elsewhere.ts";
import { stopsOfMembers } from "./stops-of-members.ts";

/** 李四（9月停保）: what stands in brackets at the end of a name. Who has died is for the lists of the dead to say: (亡) is on a roll what may still be paid. */
const BRACKETS = /[(（]([^()（）]{1,12})[)）]\s*$/;
/** What those on a programme may be stopped from: who came to 特困 from 低保 is on it. */
const PROGRAMMES: Readonly<Record<string, string>> = { 低保: "dibao", 特困: "tekun" };
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
  if (sheet.roll.kind !== "enrolment" || sheet.family) return said;
  const status = sheet.columns.get("status");
  if (status !== undefined) return stoppedElsewhere(db, sheet, said, status);
  const name = sheet.columns.get("name");
  // 备注 that says when somebody was visited may say of another that he was taken off.
  const taken = new Set(
    [...sheet.columns]
      .filter(([field]) => sheet.roll.remarks?.[field] === undefined)
      .map(([, column]) => column),
  );
  const remarks = [...sheet.headers].filter(
    ([column, header]) => !taken.has(column) && column <= sheet.width && isRemarkHeader(header),
  );
  const cases: string[] = [];
  if (name !== undefined)
    cases.push(...(await statesIn(db, sheet, name, { ...NAMES, on: said.on })));
  const lines = await linesBetween(db, sheet);
  cases.push(...statesBelow(lines, sheet), ...(await statesAbove(db, sheet, lines)));
  for (const [column] of remarks) {
    const { beside, stopped } = await stopsOfMembers(db, sheet, column);
    const states = await statesIn(db, sheet, column, { ...REMARKS, on: said.on });
    const own = (state: string) =>
      beside.length === 0
        ? state
        : `CASE WHEN r.row_no NOT IN (${beside.join(", ")}) THEN ${state} END`;
    if (stopped.length > 0)
      cases.push(`CASE WHEN r.row_no IN (${stopped.join(", ")}) THEN '停发' END`);
    cases.push(...states.map(own));
  }
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
  /** What of the text may say it. */
  saying: (text: string) => string;
}

const NAMES: Saying = { words: ["(", "（"], saying: (text) => BRACKETS.exec(text)?.[1] ?? "" };
const REMARKS: Saying = { words: STOP_WORDS, saying: (text) => text };

/** The texts of a column that say a state, as SQL; nothing where none does. */
async function statesIn(
  db: Database,
  sheet: SheetToStage,
  column: number,
  { words, saying, on }: Saying & Pick<SaidOfRows, "on">,
): Promise<string[]> {
  const name = sheet.columns.get("name");
  // His own name is he; any other in a remark is somebody else.
  const cell =
    name === undefined || name === column
      ? plainCell(sheet, column)
      : `replace(${plainCell(sheet, column)}, COALESCE(${plainCell(sheet, name)}, ''), '本人')`;
  // Asked of the cell as it is written: to clean each takes longer than all else.
  const has = words.map((word) => `contains(${cellOf(column)}, ${quoteText(word)})`).join(" OR ");
  const rows = await db.rows<{ text: string }>(
    `SELECT DISTINCT ${cell} AS text FROM ${sheet.rows} r WHERE ${has} LIMIT ${MOST_TEXTS + 1}`,
  );
  if (rows.length > MOST_TEXTS) return [];
  const whens = rows.flatMap(({ text }) => {
    const said = stopInRemark(saying(text), { period: sheet.period, roll: sheet.roll.id });
    if (said === null) return [];
    const of = PROGRAMMES[said.of ?? ""];
    const rows = of === undefined ? "" : ` AND ${on(of)}`;
    return [
      `WHEN ${cell} = ${quoteText(text)}${rows} THEN '${said.isOpen ? MAYBE_STOPPED : "停发"}'`,
    ];
  });
  return whens.length === 0 ? [] : [`CASE ${whens.sort().join(" ")} END`];
}
