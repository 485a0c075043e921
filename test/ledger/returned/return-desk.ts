import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, beforeEach, expect } from "vitest";
import { readAnswers } from "../../../src/ledger/answers.ts";
import { type CollectOptions, collectReturns } from "../../../src/ledger/returned/collect.ts";
import { writeConflicts } from "../../../src/ledger/returned/conflict-book.ts";
import { receiptsOf } from "../../../src/ledger/returned/receipt.ts";
import { readIssued } from "../../../src/worklists/issued.ts";
import { column, openBook, type Page, type SaveAs, saveBook } from "./clerk.ts";
import { freshLedger, type IssuedCounty, issueCounty } from "./issued-county.ts";

export function put(page: Page, row: number, title: string, text: string): void {
  (page.rows[row] as string[])[column(page, title)] = text;
}

export function cell(page: Page, row: number, title: string): string {
  return page.rows[row]?.[column(page, title)] ?? "";
}

/** The worklist of one township, opened anew for each test, and an office that takes it back. */
export class ReturnDesk {
  county!: IssuedCounty;
  ledgerFolder!: string;
  folder!: string;
  pages!: Page[];
  hidden!: Page[];

  constructor() {
    beforeAll(async () => {
      this.county = await issueCounty();
    });
    beforeEach(() => {
      this.ledgerFolder = freshLedger(this.county);
      this.folder = mkdtempSync(join(tmpdir(), "doudi-faults-"));
      this.reopen();
    });
  }

  reopen(): void {
    ({ pages: this.pages, hidden: this.hidden } = openBook(readFileSync(this.county.file)));
  }

  /** 脱保, its rows 2 to 4 answered 06. */
  filled(count = 3): Page {
    const page = this.pages.find(({ name }) => name === "脱保") as Page;
    for (let row = 1; row <= count; row += 1) {
      put(page, row, "核查结果", "06 不符合条件");
      put(page, row, "核查情况说明", `情况${row}`);
      put(page, row, "核查人", "测试");
    }
    return page;
  }

  save(name: string, as: SaveAs = "xlsx"): string[] {
    return saveBook({ pages: this.pages, hidden: this.hidden }, this.folder, name, as);
  }

  answers() {
    return readAnswers(this).flatMap((batch) => batch.answers);
  }

  taskByKey(key: string): string {
    return readIssued(this.ledgerFolder, "2019-10-1")?.rows.get(key)?.task ?? "nobody's";
  }

  async handIn(
    paths: string | readonly string[],
    options: Partial<Pick<CollectOptions, "round" | "words" | "askOlder">> = {},
  ) {
    const collected = await collectReturns(this, [paths].flat(), {
      ...{ who: "test", today: "2019-12-01", ...options },
      spoolFolder: join(dirname(this.ledgerFolder), "spool"),
    });
    const receipts = receiptsOf(collected, readAnswers(this));
    for (const { rows, issued } of receipts)
      expect(Object.values(rows).reduce((total, each) => total + each, 0)).toBe(issued);
    const sum = (count: (each: (typeof receipts)[number]) => number) =>
      receipts.reduce((total, each) => total + count(each), 0);
    return {
      collected,
      receipts,
      codes: collected.refusedFiles.map(({ code }) => code),
      taken: sum((each) => each.taken),
      corrected: sum((each) => each.corrected),
      unchanged: sum((each) => each.unchanged),
      missing: sum((each) => each.missing.length),
      leads: sum((each) => each.leads),
      asked: receipts.flatMap((each) => each.asked),
      reasons: receipts.flatMap((each) => each.refused.map(({ reason }) => reason)),
      conflicts: collected.conflicts.length,
    };
  }

  /** Fill in the sheet of conflicts line by line, and hand it in. */
  async decide(
    { conflicts, index }: Awaited<ReturnType<typeof collectReturns>>,
    choice: (line: Record<string, string>) => string,
  ) {
    const { folder } = this;
    const path = await writeConflicts(conflicts, index, { folder, day: "2019-12-01" });
    const book = openBook(readFileSync(path as string));
    const [sheet] = book.pages as [Page];
    const [, header = []] = sheet.rows;
    for (const row of sheet.rows.slice(2)) {
      if (!/^[0-9a-f]{10}$/.test(row[0] ?? "")) continue;
      row[header.indexOf("采用")] = choice(
        Object.fromEntries(header.map((title, at) => [title, row[at] ?? ""])),
      );
    }
    return this.handIn(saveBook({ pages: book.pages, hidden: [] }, folder, "冲突表", "xlsx"));
  }
}
