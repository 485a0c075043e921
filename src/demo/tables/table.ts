import type { County, Person } from "../county.ts";

/** One row as an office writes it; `id` and `name` are damaged when the file is written. */
export interface TableRow {
  pid: number;
  cells: readonly (string | number)[];
}

export interface Table {
  file: string;
  /** A line above the header. */
  title?: string;
  header: readonly string[];
  rows: readonly TableRow[];
  encoding: "utf8" | "utf8-bom" | "gb18030";
}

/** Writes the rows of one county's rolls: who a row is about, where he lives, and the cells between. */
export class Clerk {
  private readonly county: County;

  constructor(county: County) {
    this.county = county;
  }

  of(pid: number): Person {
    return this.county.persons[pid] as Person;
  }

  who(pid: number): string[] {
    return [this.of(pid).name, this.of(pid).id];
  }

  place(pid: number, written: { town: string; village: string } = this.of(pid)): string[] {
    return [written.town, written.village];
  }
}

export function rows<Entry extends { pid: number }>(
  entries: readonly Entry[],
  cells: (entry: Entry) => (string | number)[],
): TableRow[] {
  return entries.map((entry) => ({ pid: entry.pid, cells: cells(entry) }));
}

/** `header` is the header texts with blanks between. */
export function table(
  file: string,
  header: string,
  entries: TableRow[],
  title?: string,
  encoding: Table["encoding"] = "utf8",
): Table {
  return {
    file,
    header: header.split(" "),
    rows: entries,
    encoding,
    ...(title === undefined ? {} : { title }),
  };
}
