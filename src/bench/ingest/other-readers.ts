import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Job } from "../jobs.ts";

/** SheetJS, the whole workbook as arrays. */
export const sheetJs: Job = async ({ path }) => {
  const XLSX = await import("@e965/xlsx");
  const book = XLSX.read(readFileSync(String(path)), { dense: true, raw: true });
  const rows = book.SheetNames.map(
    (name) => XLSX.utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1 }).length,
  );
  return { count: rows.reduce((sum, each) => sum + each, 0) };
};

/** ExcelJS' streaming reader. */
export const excelJs: Job = async ({ path }) => {
  const { default: ExcelJS } = await import("exceljs");
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(String(path), {
    sharedStrings: "cache",
    worksheets: "emit",
  });
  let count = 0;
  for await (const sheet of reader) for await (const _ of sheet) count += 1;
  return { count };
};

const SCRIPTS: Readonly<Record<string, string>> = {
  openpyxl: `
import openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
count = sum(1 for sheet in book for row in sheet.iter_rows(values_only=True))`,
  calamine: `
import python_calamine
book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
count = sum(len(book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names)`,
};

/** A reader of Python, by the name of its package. */
export const python: Job = async ({ path, reader }) => {
  const code = `import sys, resource, json${SCRIPTS[String(reader)]}
print(json.dumps([count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))`;
  const [count, megabytes] = JSON.parse(
    execFileSync("python3", ["-c", code, String(path)], { encoding: "utf8" }),
  );
  return { count, megabytes };
};

/** Whether this machine's Python has the package. */
export function hasPython(reader: string): boolean {
  const module = reader === "calamine" ? "python_calamine" : reader;
  try {
    execFileSync("python3", ["-c", `import ${module}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
