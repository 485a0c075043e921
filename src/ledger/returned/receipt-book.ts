import { join } from "node:path";
import { OUTCOMES, outcomeLabel } from "../../worklists/outcomes.ts";
import { fileName, pathInside } from "../../worklists/output-name.ts";
import { NO_TOWN } from "../../worklists/round.ts";
import { writeTable } from "../../worklists/sheets/table-sheet.ts";
import { writeBook } from "../../worklists/workbook/book.ts";
import { COMMENTS, PICTURES } from "./attached.ts";
import type { Collected } from "./collect.ts";
import { listReport } from "./list-report.ts";
import type { Receipt } from "./receipt.ts";

const COUNTS = listReport(
  {
    sheet: "回执",
    title: "核查清单回执",
    empty: "",
    notes: [
      "口径：下发＝已收下＋冲突＋退回＋未填＋缺行＋没有交回，一条疑点只算在一处；已收下的，以前收的也算。",
      "退回的行按行数，同一条疑点可能有几行，也可能说不清是哪一条。退回的改好再交；已收的不用重填。",
      "姓名、证号、村等锁定的栏被改动的，不改名册，列为“更正申请”，由县里核实后办理。",
    ],
  },
  [
    ["类别", 14, { look: "centre" }],
    ["项目", 18, { look: "centre" }],
    ["条数", 10, { look: "number" }],
    ["说明", 70],
  ],
);
const REFUSED = listReport(
  { sheet: "退回", title: "退回的行（没有收，请改好再交）", empty: "没有退回的行。" },
  [
    ["文件", 30, { look: "small" }],
    ["工作表", 12, { look: "centre" }],
    ["行", 7, { look: "number" }],
    ["任务编号", 26, { look: "centre" }],
    ["原因", 80],
  ],
);
const MISSING = listReport(
  {
    sheet: "缺行",
    title: "交回的表里缺的行（仍算未核查）",
    empty: "没有缺行。",
    notes: ["这些行发出过，交回的文件里没有，也没有以前收下的结果。请从原清单补填。"],
  },
  [
    ["任务编号", 26, { look: "centre" }],
    ["村", 18],
    ["姓名", 14],
    ["问题类型", 40],
  ],
);
const ASKED = listReport(
  {
    sheet: "更正申请",
    title: "更正申请（名册没有改动，待核实）",
    empty: "没有更正申请。",
  },
  [
    ["任务编号", 26, { look: "centre" }],
    ["栏目", 12, { look: "centre" }],
    ["原来", 30],
    ["改成", 30],
  ],
);
const LEADS = listReport(
  { sheet: "新增线索", title: "乡镇自己加的行（新增线索，另行核实）", empty: "没有新增线索。" },
  [
    ["文件", 30, { look: "small" }],
    ["工作表", 12, { look: "centre" }],
    ["行", 7, { look: "number" }],
    ["内容", 100],
  ],
);

const ATTACHED = listReport(
  {
    sheet: "批注和图片",
    title: "交回的表里的批注和图片",
    empty: "没有批注和图片。",
    notes: [
      "批注的文字随那一行的结果记入台账；图片留在交回的原件里，原件存在“台账/收件”文件夹。",
      "那一行没有收的，批注和图片也没有记入；填好核查结果再交一次。",
    ],
  },
  [
    ["文件", 30, { look: "small" }],
    ["工作表", 12, { look: "centre" }],
    ["行", 7, { look: "number" }],
    ["任务编号", 26, { look: "centre" }],
    ["种类", 8, { look: "centre" }],
    ["内容", 60],
    ["记入台账", 12, { look: "centre" }],
  ],
);

/** Write 回执 of each township, in place of the one before. Returns: the paths. Throws: UserError E6001, E6002. */
export async function writeReceipts(
  collected: Collected,
  receipts: readonly Receipt[],
  options: { folder: string; day: string },
): Promise<string[]> {
  const { round, county } = collected.index.issued;
  const names = new Set<string>();
  const paths: string[] = [];
  for (const receipt of receipts) {
    const town = receipt.town || NO_TOWN;
    const path = pathInside(
      join(options.folder, "回执"),
      fileName(town, `-回执-${round}.xlsx`, names),
    );
    const page = { place: `${county}${town}`, round };
    paths.push(
      await writeBook(path, { date: options.day }, async (book) => {
        await writeTable(book, COUNTS, countRows(receipt), page);
        await writeTable(book, REFUSED, receipt.refused.map(refusedRow), page);
        await writeTable(book, MISSING, missingRows(collected, receipt), page);
        await writeTable(book, ASKED, receipt.asked.map(askedRow), page);
        await writeTable(book, LEADS, leadRows(collected, receipt), page);
        await writeTable(book, ATTACHED, receipt.attached.map(attachedRow), page);
      }),
    );
  }
  return paths;
}

function countRows({ issued, rows, ...now }: Receipt) {
  const inGroup = (类别: string) => (项目: string, 条数: number, 说明: string) => ({
    ...{ 类别, 项目, 条数, 说明 },
  });
  const lead = inGroup("下发的疑点");
  const file = inGroup("本次交回");
  return [
    lead("下发", issued, "本轮发给这个乡镇的疑点"),
    lead("已收下", rows.answered, "台账里有结果的，本次和以前收的都算"),
    lead("冲突", rows.conflicting, "几份文件说法不同，等县里决定"),
    lead("退回", rows.refused, "那一行没有收，以前也没有结果；看“退回”表，改好再交"),
    lead("未填", rows.unanswered, "交回了，但“核查结果”空着"),
    lead("缺行", rows.missing, "交回的表里没有；看“缺行”表"),
    lead("没有交回", rows.elsewhere, "所在的村这次没有交表，以前也没有结果"),
    file("本次收下", now.taken, "新填的、补充的、更正以前填的"),
    file("其中更正", now.corrected, "结果与以前收的不同，以这次为准，以前的留在台账里"),
    file("无变化", now.unchanged, "与以前收的一样，或是已有结果之前申请的延期"),
    file("退回的行", now.refused.length, "看“退回”表"),
    file("新增线索", now.leads, "乡镇自己加的行"),
    file("更正申请", now.asked.length, "看“更正申请”表"),
    file("批注、图片", now.attached.length, "看“批注和图片”表"),
  ];
}

function refusedRow({ file, sheet, row, task, reason }: Receipt["refused"][number]) {
  return { 文件: file, 工作表: sheet, 行: row, 任务编号: task, 原因: reason };
}

function missingRows({ index }: Collected, { missing }: Receipt) {
  const lacking = new Set(missing);
  return [...index.issued.rows.values()]
    .filter(({ task }) => lacking.has(task))
    .map(({ task, village, name, title }) => ({
      任务编号: task,
      村: village,
      姓名: name,
      问题类型: title,
    }));
}

function askedRow({ task, field, was, said }: Receipt["asked"][number]) {
  return { 任务编号: task, 栏目: field, 原来: was, 改成: said };
}

function attachedRow({ file, sheet, row, task, kind, text, isTaken }: Receipt["attached"][number]) {
  return {
    ...{ 文件: file, 工作表: sheet, 行: row > 0 ? row : null, 任务编号: task },
    ...{ 种类: kind === "comment" ? COMMENTS : PICTURES, 内容: text },
    记入台账: isTaken ? "已记入" : "没有",
  };
}

function leadRows({ files }: Collected, { town }: Receipt) {
  return files.flatMap(({ leads }) =>
    leads
      .filter((lead) => lead.town === town)
      .map(({ file, sheet, row, said }) => ({
        ...{ 文件: file, 工作表: sheet, 行: row },
        内容: Object.entries(said)
          .map(([title, text]) => `${title}：${text}`)
          .join("；"),
      })),
  );
}

/** The entry of the dropdown for a code. */
export function outcomeText(code: string): string {
  const outcome = OUTCOMES.find((each) => each.code === code);
  return outcome ? outcomeLabel(outcome) : code;
}
