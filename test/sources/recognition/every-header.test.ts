import { describe, expect, it } from "vitest";
import { generateCounty } from "../../../src/demo/generate-county.ts";
import { departmentTables } from "../../../src/demo/tables/departments.ts";
import { welfareTables } from "../../../src/demo/tables/welfare.ts";
import { CODE_LISTS, type CodeListName } from "../../../src/rolls/code-lists.ts";
import { SHARED_HEADERS } from "../../../src/rolls/headers/headers.ts";
import { kindOf } from "../../../src/rolls/kinds.ts";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import type { Roll } from "../../../src/rolls/roll.ts";
import { headersOf } from "../../../src/sources/recognition/header/roll-headers.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";

/** Every so many-th header and pair of words; 1 asks all of them, which takes minutes (`npm run test:headers`). */
const EVERY = Number(process.env.DOUDI_HEADERS ?? 15);
/** Every so many-th header of a state is answered by 是 and 否 as well. */
const PLAIN = EVERY > 1 ? 3 : 1;
/** Rows that a sheet is told by here, and how many of them pass between two who are off the roll. */
const [ROWS, OFF] = [60, 9];

const rolls = await loadRolls();
const county = generateCounty({ people: 3000, seed: 1, everyRule: true });
const sheets = [...departmentTables(county), ...welfareTables(county)]
  // The roll of the year before has the same columns.
  .filter(({ file }) => !file.includes("2018"))
  .map((table) => ({
    file: table.file,
    header: [...table.header],
    cells: table.rows.slice(0, ROWS).map((row) => row.cells.map(String)),
  }));
type Sheet = (typeof sheets)[number];

function read({ file, header, cells }: Sheet): { roll: Roll | null; fields: Map<string, string> } {
  const lines = [header, ...cells].map((line, index) => ({ row: index + 1, cells: line }));
  const found = recogniseSheet({ file, sheet: "Sheet1", rows: lines, merges: [] }, rolls);
  return {
    roll: found.roll,
    fields: new Map(found.columns.map(({ field, header: text }) => [field, text])),
  };
}

function headersKnown(roll: Roll, field: string): string[] {
  const column = roll.columns[field];
  const shared = SHARED_HEADERS as Readonly<Record<string, readonly string[]>>;
  return [...new Set([...(column ? headersOf(column) : []), ...(shared[field] ?? [])])];
}

/** Puts another header, and where given other cells, in the place of one column, or behind the last. */
function withColumn(
  sheet: Sheet,
  at: number,
  header: string,
  cellOf?: (row: number) => string,
): Sheet {
  const put = (line: readonly string[], text: string) =>
    at < 0 ? [...line, text] : line.map((each, index) => (index === at ? text : each));
  const cells = sheet.cells.map((line, row) => (cellOf ? put(line, cellOf(row)) : line));
  return { ...sheet, header: put(sheet.header, header), cells };
}

/** What is not read as before: the roll, or a field that has another column. */
function differences(sheet: Sheet, roll: Roll, wanted: ReadonlyMap<string, string>): string[] {
  const found = read(sheet);
  if (found.roll?.id !== roll.id) return [`${roll.id} is ${found.roll?.id}`];
  return [...wanted].flatMap(([field, header]) =>
    found.fields.get(field) === header ? [] : [`${field} is ${found.fields.get(field)}`],
  );
}

/** Words of which the first keeps somebody on a roll, or makes a paper good, and the second does not. */
function pairsOf(list: CodeListName): [string, string][] {
  const { values } = CODE_LISTS[list] as { values: Record<string, readonly string[]> };
  const [[good, same], ...others] = Object.entries(values) as [
    [string, readonly string[]],
    ...[string, readonly string[]][],
  ];
  return [good, ...same].flatMap((word) =>
    others.flatMap(([bad, worse]) =>
      [bad, ...worse].map((other): [string, string] => [word, other]),
    ),
  );
}

describe("headers and words that are known", () => {
  it.each(sheets)("are read in the place of those of $file", (sheet) => {
    const { roll, fields } = read(sheet);
    if (!roll) throw new Error(`${sheet.file} is no roll`);
    let asked = 0;
    const wrong: string[] = [];
    for (const [field, own] of fields) {
      for (const header of headersKnown(roll, field)) {
        if (sheet.header.includes(header) || asked++ % EVERY !== 0) continue;
        const other = withColumn(sheet, sheet.header.indexOf(own), header);
        const wanted = new Map([...fields, [field, header]]);
        for (const each of differences(other, roll, wanted)) wrong.push(`${header}: ${each}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  const STATES = ["status", "state", "card_state", "study_state", "poverty_state", "risk_state"];

  it.each(sheets)("tell states on $file, whatever words stand below which header", (sheet) => {
    const { roll, fields } = read(sheet);
    if (!roll) throw new Error(`${sheet.file} is no roll`);
    let asked = 0;
    const wrong: string[] = [];
    for (const field of STATES.filter((each) => roll.columns[each])) {
      const spec = kindOf(roll.kind).fields[field];
      if (spec?.type !== "choice") continue;
      const pairs = pairsOf(spec.list as CodeListName);
      const plain = pairs.filter(([good, bad]) => good === "是" && bad === "否");
      const at = sheet.header.indexOf(fields.get(field) ?? "");
      for (const header of headersKnown(roll, field)) {
        if (sheet.header.includes(header) && sheet.header.indexOf(header) !== at) continue;
        // A prime step goes through all words, and meets each header with others.
        const step = pairs[(asked++ * 7919) % pairs.length] as [string, string];
        for (const [good, bad] of [step, ...(asked % PLAIN === 0 ? plain : [])]) {
          const other = withColumn(sheet, at, header, (row) =>
            row % OFF === OFF - 1 ? bad : good,
          );
          const wanted = new Map([...fields, [field, header]]);
          for (const each of differences(other, roll, wanted))
            wrong.push(`${header} ${good} ${bad}: ${each}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
