import type { RollCheck } from "../../reports/checkup/checkup.ts";
import { mainProblems } from "../../reports/checkup/write-checkup.ts";
import { monthText } from "../../rules/run-context.ts";
import type { CheckResult } from "../../screening/check-project.ts";
import { leftOutNotices } from "../../screening/notices/left-out.ts";
import { needsPeople, reasonLabel } from "../../staging/aside-reasons.ts";
import { asTyped } from "../as-typed.ts";
import { faultFields, type Output } from "../output.ts";
import { noticeSection } from "../screen/notice-text.ts";
import { table } from "../text-width.ts";

interface Told {
  /** The project folder as the user wrote it. */
  folder: string;
  out: Pick<Output, "paint">;
  /** Also list every township. */
  towns: boolean;
}

/** Scores first, worst on top, then what is wrong with each, then what was not read at all. */
export function checkText(result: CheckResult, { folder, out, towns }: Told): string {
  const { checkup } = result;
  const sections = [
    [
      out.paint(
        "bold",
        `数据体检：${checkup.rolls.length} 份名册，平均 ${checkup.score ?? "—"} 分`,
      ),
      scoreTable(checkup.rolls),
    ],
    problemLines(checkup.rolls),
    towns ? [townTable(checkup.rolls)] : [],
    refusedLines(result, out),
    asideLines(result, out),
    leftOutNotices(result.leftOut).flatMap((notice) => noticeSection(notice, out)),
    [
      rowsLine(result),
      result.workbook
        ? `退给提供单位的清单：${result.workbook}`
        : `写出退给提供单位的清单：doudi check ${asTyped(folder)} --excel`,
      `下一步：先改得分低的名册，换进“数据”文件夹后再体检；可以了就 doudi screen ${asTyped(folder)}`,
    ],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function scoreTable(rolls: readonly RollCheck[]): string {
  const rows = rolls.map(({ score, label, period, supplier, used, rows, validIds, before }) => [
    score,
    label,
    period === null ? "" : monthText(period),
    supplier,
    rows,
    used,
    percent(validIds, used),
    before ?? "",
  ]);
  return table([
    ["得分", "名册", "月份", "提供单位", "行数", "使用", "号码有效", "上次使用"],
    ...rows,
  ]);
}

function problemLines(rolls: readonly RollCheck[]): string[] {
  return rolls
    .map((roll) => ({ roll, text: mainProblems(roll) }))
    .filter(({ text }) => text !== "")
    .map(
      ({ roll: { label, period }, text }) =>
        `  ${label}${period === null ? "" : ` ${monthText(period)}`}：${text}`,
    );
}

function townTable(rolls: readonly RollCheck[]): string {
  const rows = rolls.flatMap(({ label, period, towns }) =>
    towns.map(({ town, rows, validIds, blocked, doubtful }) => [
      label,
      period === null ? "" : monthText(period),
      town ?? "（没有写乡镇）",
      rows,
      percent(validIds, rows),
      blocked,
      doubtful,
    ]),
  );
  return table([["名册", "月份", "乡镇", "行数", "号码有效", "不能比对", "有疑问"], ...rows]);
}

function refusedLines({ refused }: CheckResult, out: Told["out"]): string[] {
  if (refused.length === 0) return [];
  return [
    out.paint("red", `没有读成的 ${refused.length} 个文件`),
    ...refused.map(
      ({ file, error }) => `  ✗ ${file}：【${error.code}】${error.message}${error.hint}`,
    ),
  ];
}

function asideLines({ aside }: CheckResult, out: Told["out"]): string[] {
  const open = aside.filter(needsPeople);
  if (open.length === 0) return [];
  return [
    out.paint("yellow", "没有使用、需要有人看的行"),
    ...open.map(
      ({ file, sheet, reason, rows }) =>
        `  ! ${file}${sheet === "" ? "" : ` 工作表“${sheet}”`}：${reasonLabel(reason)} ${rows} 行`,
    ),
  ];
}

/** As `screen` counts them: what belongs to the form was passed over, the rest was set aside. */
function rowsLine({ checkup: { rowsIn, rowsUsed, rowsAside }, aside }: CheckResult): string {
  const open = aside.filter(needsPeople).reduce((sum, { rows }) => sum + rows, 0);
  return `读入 ${rowsIn} 行 = 使用 ${rowsUsed} 行 + 略过的表头、合计、重复行 ${rowsAside - open} 行 + 搁置、需要人看的 ${open} 行`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "—" : `${((100 * part) / whole).toFixed(1)}%`;
}

/** The checkup for other programs; no value of a person is in it. */
export function checkJson(result: CheckResult): Record<string, unknown> {
  const { checkup, refused, aside, files, workbook } = result;
  const month = (period: number | null) => (period === null ? null : monthText(period));
  return {
    schema: "check/1",
    ...checkup,
    month: monthText(checkup.month),
    rolls: checkup.rolls.map((roll) => ({ ...roll, period: month(roll.period) })),
    files: files.map((file) => ({ ...file, period: month(file.period) })),
    aside,
    leftOut: result.leftOut,
    refused: refused.map(({ file, error }) => ({ ...faultFields(error), file })),
    workbook,
  };
}
