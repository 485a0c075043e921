import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";

/** One family sheet as a clerk has it open: rows of texts, the header first. */
export interface Page {
  name: string;
  rows: string[][];
  merges: XLSX.Range[];
}

/** What one row says of the visit. */
export interface Said {
  outcome: string;
  note: string;
  verifier: string;
  /** `YYYY-MM-DD`, or '' for none. */
  day: string;
}

/** What the clerk means for each lead, by 任务编号: what a right reading must give. */
export type Meant = Map<string, Said>;

export interface Desk {
  pages: Page[];
  hidden: Page[];
  meant: Meant;
  /** 任务编号 of all leads that were on the sheets. */
  tasks: string[];
  /** Leads whose answer the clerk destroyed: they have to be reported. */
  destroyed: Set<string>;
  /** Leads whose rows the clerk deleted, or wrote the code of another over. */
  deleted: Set<string>;
  random: () => number;
}

export const OUTCOMES = ["01", "06", "07", "12", "13", "15"] as const;
const WORDS: Readonly<Record<string, readonly string[]>> = {
  "01": ["01 符合条件，拟纳入保障", "01", "1", "符合", "０１", " 符合条件 "],
  "06": ["06 不符合条件", "6", "不符", "不符合。"],
  "07": ["07 已死亡", "死了", "去世", "07"],
  "12": ["12 查无此人或长期失联", "12", "失联"],
  "13": ["13 信息有误", "13", "信息有误"],
  "15": ["15 待核实，申请延期", "15", "延期"],
};

const VERIFIERS = ["测试甲", "测试乙", "测试丙、测试丁"];
/** Ways to write a day, and the day. */
const DAYS: readonly (readonly [string, string])[] = [
  ["2019-11-05", "2019-11-05"],
  ["2019/11/6", "2019-11-06"],
  ["2019年11月7日", "2019-11-07"],
  ["20191108", "2019-11-08"],
];
/** What columns are renamed to. */
export const NEW_NAMES: Readonly<Record<string, string>> = {
  任务编号: "编号",
  核查结果: "核实结论",
  核查情况说明: "情况说明",
  姓名: "人员",
  核查人: "入户人员",
  核查日期: "核查时间（年月日）",
};

export function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** Open a workbook that was sent out. */
export function openBook(file: Buffer): { pages: Page[]; hidden: Page[] } {
  const book = XLSX.read(file, { raw: true });
  const pages = book.SheetNames.map((name) => ({
    name,
    rows: XLSX.utils
      .sheet_to_json<string[]>(book.Sheets[name] as XLSX.WorkSheet, { header: 1, defval: "" })
      .map((row) => row.map(String)),
    merges: [] as XLSX.Range[],
  }));
  const isHidden = ({ name }: Page) => name.startsWith("_") || name === "封面";
  return { pages: pages.filter((page) => !isHidden(page)), hidden: pages.filter(isHidden) };
}

export function column(page: Page, title: string): number {
  const header = page.rows[0] ?? [];
  const at = header.indexOf(title);
  return at < 0 ? header.indexOf(NEW_NAMES[title] ?? "-") : at;
}

/** Fill in three quarters of the rows, each with a note of its own. */
export function fillIn(desk: Desk, share = 0.75): void {
  for (const page of desk.pages) {
    const at = (title: string) => column(page, title);
    for (const row of page.rows.slice(1)) {
      const task = row[at("任务编号")] as string;
      desk.tasks.push(task);
      if (desk.random() > share) continue;
      const outcome = pick(desk.random, OUTCOMES);
      const note = `走访情况${Math.floor(desk.random() * 1e6)}号`;
      const verifier = pick(desk.random, VERIFIERS);
      const [written, day] = pick(desk.random, DAYS);
      row[at("核查结果")] = pick(desk.random, WORDS[outcome] as readonly string[]);
      row[at("核查情况说明")] = note;
      row[at("核查人")] = verifier;
      row[at("核查日期")] = written;
      desk.meant.set(task, { outcome, note, verifier, day });
    }
  }
}

export type SaveAs = "xlsx" | "xls" | "csv" | "copied";

/** Save: everything, as an old workbook, as one text file a sheet, or the sheets copied into a new book. */
export function saveBook(
  desk: Pick<Desk, "pages" | "hidden">,
  folder: string,
  name: string,
  as: SaveAs,
): string[] {
  if (as === "csv") {
    return desk.pages.map((page) => {
      const path = join(folder, `${name}-${page.name}.csv`);
      writeFileSync(path, `\uFEFF${XLSX.utils.sheet_to_csv(XLSX.utils.aoa_to_sheet(page.rows))}`);
      return path;
    });
  }
  const book = XLSX.utils.book_new();
  const pages = as === "copied" ? desk.pages : [...desk.pages, ...desk.hidden];
  for (const [index, page] of pages.entries()) {
    const sheet = XLSX.utils.aoa_to_sheet(page.rows);
    sheet["!merges"] = page.merges;
    XLSX.utils.book_append_sheet(book, sheet, as === "copied" ? `Sheet${index + 1}` : page.name);
  }
  const path = join(folder, `${name}.${as === "xls" ? "xls" : "xlsx"}`);
  const bytes = XLSX.write(book, {
    type: "buffer",
    bookType: as === "xls" ? "biff8" : "xlsx",
  }) as Buffer;
  writeFileSync(path, bytes);
  return [path];
}
