import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as xlsx from "@e965/xlsx";
import { headerText, SHARED_HEADERS } from "../../../src/rolls/headers.ts";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import type { Roll } from "../../../src/rolls/roll.ts";
import { parseCsv } from "./csv.ts";
import type { MentionRow } from "./mentions.ts";

/** The open county lies beside the repository; tests that need it are skipped where it is absent. */
export const OPEN_COUNTY = fileURLToPath(
  new URL("../../../../shared/county/open", import.meta.url),
);
export const hasOpenCounty = existsSync(join(OPEN_COUNTY, "placed.csv"));

/** Whose row it truly is; `damage` is what was done to its ID cell. */
export interface Placed {
  file: string;
  sheet: string;
  row: number;
  pid: number;
  damage: string;
}

const ROLL_OF_FILE: readonly (readonly [RegExp, string])[] = [
  [/停保/, "dibao_exit"],
  [/低保/, "dibao"],
  [/临时救助/, "aid"],
  [/儿童保障/, "child"],
  [/儿童摸底/, "child_survey"],
  [/受灾/, "disaster"],
  [/学生/, "student"],
  [/失业/, "jobless"],
  [/核对/, "income_check"],
  [/建档立卡/, "poverty"],
  [/户籍/, "hukou"],
  [/两项补贴/, "subsidy"],
  [/残疾人/, "disability"],
  [/服刑/, "custody"],
  [/死亡/, "death"],
  [/特困/, "tekun"],
  [/发放流水/, "payment"],
  [/社保/, "employment"],
  [/重病/, "illness"],
];

const SEXES = new Set(["男", "女"]);

interface SheetText {
  name: string;
  /** Cells by row; the first row of the sheet is index 0. */
  rows: (string | null)[][];
}

/** The mentions of every file of the county, and the file and sheet each `sheet_id` stands for. */
export async function readOpenCounty(): Promise<{
  mentions: MentionRow[];
  sheets: { sheetId: number; file: string; sheet: string }[];
}> {
  const rolls = await loadRolls();
  const mentions: MentionRow[] = [];
  const sheets: { sheetId: number; file: string; sheet: string }[] = [];
  for (const file of readdirSync(join(OPEN_COUNTY, "files")).sort()) {
    const roll = rolls.get(ROLL_OF_FILE.find(([pattern]) => pattern.test(file))?.[1] ?? "");
    if (!roll) throw new Error(`no roll for ${file}`);
    for (const sheet of readSheets(join(OPEN_COUNTY, "files", file))) {
      const sheetId = sheets.length + 1;
      sheets.push({ sheetId, file, sheet: sheet.name });
      mentions.push(...mentionsOf(sheet, sheetId, roll, periodOf(file)));
    }
  }
  return { mentions, sheets };
}

export function readPlaced(): Placed[] {
  const [, ...rows] = parseCsv(readFileSync(join(OPEN_COUNTY, "placed.csv"), "utf8"));
  return rows.map(([file = "", sheet = "", row, pid, damage = ""]) => ({
    file,
    sheet,
    row: Number(row),
    pid: Number(pid),
    damage,
  }));
}

function readSheets(path: string): SheetText[] {
  const bytes = readFileSync(path);
  if (path.endsWith(".csv")) return [{ name: "", rows: parseCsv(decode(bytes)) }];
  const book = xlsx.read(bytes, { raw: true });
  return book.SheetNames.map((name) => ({
    name,
    rows: xlsx.utils.sheet_to_json<(string | null)[]>(book.Sheets[name] as xlsx.WorkSheet, {
      header: 1,
      raw: false,
      blankrows: true,
      defval: null,
    }),
  }));
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function periodOf(file: string): number | null {
  const found = /(20\d\d)年?(\d\d)/.exec(file);
  return found ? Number(found[1]) * 12 + Number(found[2]) - 1 : null;
}

function mentionsOf(
  sheet: SheetText,
  sheetId: number,
  roll: Roll,
  period: number | null,
): MentionRow[] {
  const headerAt = sheet.rows.findIndex(
    (row) => row.filter((cell) => /姓名|证号|证件号|身份号码/.test(cell ?? "")).length >= 2,
  );
  const headers = (sheet.rows[headerAt] ?? []).map((cell) => headerText(cell ?? ""));
  const columnOf = (field: string) => findColumn(roll, headers, field);
  const out: MentionRow[] = [];
  sheet.rows.forEach((row, index) => {
    const text = (field: string) => {
      const column = columnOf(field);
      return column < 0 ? null : (row[column] ?? "") || null;
    };
    if (index <= headerAt || (text("id") ?? text("name")) === null) return;
    const sex = text("sex")?.trim() ?? "";
    const base = {
      roll: roll.id,
      kind: roll.kind,
      period: roll.snapshot ? period : null,
      sheet_id: sheetId,
      row_no: index + 1,
      row_id: sheetId * 2 ** 32 + index + 1,
      town: text("town"),
      village: text("village"),
      household_space: roll.householdSpace ?? null,
      household_no: text(roll.kind === "hukou" ? "hukou_no" : "household_no"),
    };
    const none = { sex: null, birth_on: null, householder_name: null, relation: null };
    const add = (role: string, number: number, id: string, name: string, own: object) => {
      if ((text(id) ?? text(name)) === null) return;
      const mention_id = base.row_id * 4 + number;
      out.push({
        ...base,
        ...none,
        ...own,
        mention_id,
        role,
        id_text: text(id),
        name_text: text(name),
      });
    };
    add("self", 0, "id", "name", {
      sex: SEXES.has(sex) ? sex : null,
      birth_on: text("birth_on"),
      householder_name: text("householder_name"),
      relation: text("relation"),
    });
    if (roll.kind !== "child_survey") return;
    add("father", 1, "father_id", "father_name", { sex: "男" });
    add("mother", 2, "mother_id", "mother_name", { sex: "女" });
  });
  return out;
}

function findColumn(roll: Roll, headers: readonly string[], field: string): number {
  const column = roll.columns[field];
  const own = column === undefined ? [] : "headers" in column ? column.headers : column;
  const shared = (SHARED_HEADERS as Readonly<Record<string, readonly string[]>>)[field] ?? [];
  for (const header of [...own, ...shared]) {
    const at = headers.indexOf(headerText(header));
    if (at >= 0) return at;
  }
  return -1;
}
