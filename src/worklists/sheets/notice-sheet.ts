import type { Notice } from "../notice.ts";
import type { Book } from "../workbook/book.ts";
import { landscape } from "./page.ts";
import { sheetLines } from "./sheet-lines.ts";
import { summaryPages } from "./table-sheet.ts";

/** What the sheet is called. */
export const NOTICES = "数据提示";

const COLUMNS = [
  ["事项", 34],
  ["哪里、多少", 76],
  ["影响和怎么办", 54],
] as const;

/**
 * What the run had to say of its data when it ended: the terminal is closed by the time somebody asks. A line each; what is wrong with the data
 * before what is only told.
 */
export function writeNotices(
  book: Book,
  notices: readonly Notice[],
  options: { place: string; round: string },
): void {
  const widths = COLUMNS.map(([, width]) => width);
  const sheet = book.addSheet(NOTICES, {
    views: [{ state: "frozen", ySplit: 2 }],
    pageSetup: { ...landscape(), printTitlesRow: "2:2" },
    headerFooter: summaryPages(options),
  });
  sheet.columns = widths.map((width) => ({ width }));
  const lines = sheetLines(sheet, widths);
  lines.wide(`${options.place}排查时对数据的提示`, "title", 34);
  lines.cells(
    COLUMNS.map(([title]) => title),
    "header",
    26,
  );
  const ordered = [
    ...notices.filter(({ isInfo }) => !isInfo),
    ...notices.filter(({ isInfo }) => isInfo),
  ];
  for (const notice of ordered) {
    const advice = [notice.meaning, notice.next].filter(Boolean).join("。");
    for (const [index, line] of notice.lines.entries())
      lines.cells([notice.title, line, index === 0 || advice === "" ? advice : "同上"], "text");
  }
  if (ordered.length === 0) lines.wide("没有。", "text");
  lines.notes([
    "与排查结束时窗口里显示的相同。没有读成的文件见“数据来源”，搁置的行见“没有使用的行”，没有检查的规则见“未检查”。",
  ]);
  sheet.commit();
}
