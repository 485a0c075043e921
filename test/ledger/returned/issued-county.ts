import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeWorklists } from "../../../src/worklists/write-worklists.ts";
import { newFolder, roundIn, smallCounty } from "../../worklists/support/county.ts";

export interface IssuedCounty {
  /** Workbook of 第0乡: 18 leads 脱保, 24 漏保. */
  file: string;
  /** Its print version. */
  print: string;
  /** Workbook of 第1乡. */
  other: string;
  ledgerFolder: string;
  town: string;
}

/** Worklists of two townships as they are sent out, and the ledger that knows them. */
export async function issueCounty(): Promise<IssuedCounty> {
  const db = await smallCounty([]);
  try {
    await db.script(`
      INSERT INTO person SELECT 10000000000 + i, md5(i::VARCHAR), NULL, '测试' || chr(19968 + 7 * i::INTEGER), '男', DATE '1960-01-01',
        '第' || (i // 42) || '乡', '第' || (i % 5) || '村' FROM range(84) t(i);
      INSERT INTO finding SELECT left(md5('f' || i), 16), CASE WHEN i % 7 < 3 THEN 'TB01' WHEN i % 2 = 0 THEN 'LB06' ELSE 'LB07' END, 'hit',
        10000000000 + i, NULL, '2019-10', '第' || i || '条：不在2019年10月名册。', '{}',
        '[{"file":"disability.xlsx","sheet":"Sheet1","row":1}]', 'open', '2019-10' FROM range(84) t(i);
      INSERT INTO rule_run VALUES ('TB01', 'checked', NULL, 10, 1, 5), ('LB06', 'checked', NULL, 10, 1, 5),
        ('LB07', 'checked', NULL, 10, 1, 5);`);
    const ledgerFolder = mkdtempSync(join(tmpdir(), "doudi-issued-"));
    const { files } = await writeWorklists(db, { ...roundIn(newFolder()), ledgerFolder });
    const [first, second] = files;
    if (!first?.print || !second) throw new Error("no worklists");
    return {
      file: first.path,
      print: first.print,
      other: second.path,
      ledgerFolder,
      town: first.town,
    };
  } finally {
    db.close();
  }
}

/** The same ledger with nothing answered yet. */
export function freshLedger({ ledgerFolder }: IssuedCounty): string {
  const folder = mkdtempSync(join(tmpdir(), "doudi-collect-"));
  cpSync(ledgerFolder, join(folder, "台账"), { recursive: true });
  return join(folder, "台账");
}
