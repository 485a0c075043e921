import { join } from "node:path";
import type { Bench, Group, Step } from "../bench.ts";
import { makeCsv, makeXls, makeXlsx } from "./make-files.ts";
import { hasPython } from "./other-readers.ts";

/** ExcelJS and openpyxl take minutes beyond this many rows. */
const SLOW_READERS_UP_TO = 100_000;

/** Spreadsheets into a DuckDB file: against unpacking alone and against other readers. */
export const ingestBench: Bench = {
  name: "ingest",
  about:
    "One file of 20 columns into a DuckDB file, as a run does it. The baseline does the least that any reader must: inflate the workbook, or read and hash the bytes. The other readers only read, and load nothing.",
  async prepare({ quick, folder }) {
    const groups: Group[] = [];
    for (const rows of quick ? [2_000] : [100_000, 500_000]) {
      for (const isShared of [true, false]) {
        const path = join(folder, `${rows}-${isShared ? "shared" : "inline"}.xlsx`);
        await makeXlsx(path, rows, isShared);
        const title = `${rows.toLocaleString("en")} × 20 .xlsx, ${isShared ? "shared" : "inline"} strings`;
        groups.push({ title, steps: xlsxSteps(path, folder, rows) });
      }
    }
    const csvRows = quick ? 5_000 : 1_000_000;
    const csv = join(folder, `${csvRows}.csv`);
    await makeCsv(csv, csvRows);
    groups.push({
      title: `${csvRows.toLocaleString("en")} × 20 text in GB18030`,
      steps: [
        { name: "read and hash", job: "readBytes", args: { path: csv }, isBaseline: true },
        { name: "doudi", job: "doudi", args: { path: csv, folder } },
      ],
    });
    const xlsRows = quick ? 2_000 : 60_000;
    const xls = join(folder, `${xlsRows}.xls`);
    if (await makeXls(xls, xlsRows))
      groups.push({
        title: `${xlsRows.toLocaleString("en")} × 20 .xls`,
        steps: [
          { name: "read and hash", job: "readBytes", args: { path: xls }, isBaseline: true },
          { name: "doudi", job: "doudi", args: { path: xls, folder } },
          { name: "SheetJS", job: "sheetJs", args: { path: xls } },
          ...pythonSteps(xls, ["calamine"]),
        ],
      });
    return groups;
  },
};

function xlsxSteps(path: string, folder: string, rows: number): Step[] {
  const isLarge = rows > SLOW_READERS_UP_TO;
  return [
    { name: "inflate", job: "inflate", args: { path }, isBaseline: true },
    {
      name: "doudi",
      job: "doudi",
      args: { path, folder },
      ...(isLarge ? { reach: { cpuRatio: 12, megabytes: 700 } } : {}),
    },
    { name: "SheetJS", job: "sheetJs", args: { path } },
    ...(isLarge ? [] : [{ name: "ExcelJS, streaming", job: "excelJs", args: { path } }]),
    ...pythonSteps(path, isLarge ? ["calamine"] : ["openpyxl", "calamine"]),
  ];
}

function pythonSteps(path: string, readers: readonly string[]): Step[] {
  return readers
    .filter(hasPython)
    .map((reader) => ({ name: reader, job: "python", args: { path, reader } }));
}
