import { join } from "node:path";
import type { Config } from "../../project/config-schema.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import { monthText } from "../../rules/run-context.ts";
import { partialNotices } from "../../screening/notices/partial.ts";
import { likelyPartial, type PartialSnapshot } from "../../screening/partial-snapshots.ts";
import { monthOf } from "../../screening/run-context.ts";
import { fieldLabel } from "../../sources/recognition/columns/field-label.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";
import { asTyped } from "../as-typed.ts";
import type { Output } from "../output.ts";
import { familyText } from "../peek/family-text.ts";
import { measureText } from "../peek/measure-text.ts";
import { saidText } from "../peek/said-text.ts";
import { spreadText } from "../peek/spread-text.ts";
import { noticeSection } from "../screen/notice-text.ts";
import { table } from "../text-width.ts";
import type { InitResult } from "./init-project.ts";
import type { RecognisedFile } from "./recognise-files.ts";
import type { FormChange } from "./remembered-forms.ts";
import { unreadColumnText } from "./unread-column-text.ts";

/** What each file was taken for, what was left open, what changed since the last delivery, and what to do next. */
export async function initText(
  { project, files, refused, changes }: InitResult,
  folder: string,
  out: Pick<Output, "paint">,
): Promise<string> {
  const lines = [sheetTable(files), ...readingLines(files), ...openLines(files, out)];
  const partial = partialOf(files, project.config);
  for (const notice of partialNotices(partial, await loadRolls(), asTyped(folder)))
    lines.push("", ...noticeSection(notice, out));
  if (changes.length > 0) lines.push("", out.paint("yellow", "与上次相比，列有变化："));
  for (const change of changes) lines.push(`  ! ${changeText(change)}`);
  if (refused.length > 0) lines.push("", out.paint("red", `没有读成的 ${refused.length} 个文件：`));
  for (const { file, error } of refused)
    lines.push(`  ✗ ${file}：【${error.code}】${error.message}${error.hint}`);
  const { standards, month } = project.config;
  lines.push(
    "",
    `排查月份 ${month}，${filesText(files.length, project.config)}。配置写在 ${join(folder, "doudi.yaml")}，认错的可以在里面改。`,
  );
  if (standards.rural === undefined || standards.urban === undefined) {
    lines.push(
      `低保标准没有写全，要用到它的规则不能检查。补上：doudi init ${asTyped(folder)} --set standards.rural=元 --set standards.urban=元`,
    );
  }
  lines.push(`下一步：doudi screen ${asTyped(folder)}`);
  return lines.join("\n");
}

/** Those of the project, and how many of them were looked at now. */
function filesText(looked: number, { files }: Config): string {
  const used = files.filter(({ skip }) => !skip).length;
  return looked === used ? `共 ${used} 个文件` : `共 ${used} 个文件，这次认的 ${looked} 个`;
}

function sheetTable(files: readonly RecognisedFile[]): string {
  const rows = files.flatMap(({ file, sheets }) =>
    sheets.map(({ spool, part, recognition: { roll, period, headerRow, questions } }) => [
      file,
      spool.name,
      roll?.label ?? (questions.length > 0 ? "（认不出）" : "（没有人员，不用）"),
      period === null ? "" : monthText(period),
      headerRow > 0 ? `第 ${headerRow} 行` : "",
      part?.rows ?? spool.filledRows,
    ]),
  );
  return table([["文件", "工作表", "名册", "月份", "表头", "行数"], ...rows]);
}

/** What is read otherwise than column by column: said by a name, counted by its header, spread, or not understood. */
function readingLines(files: readonly RecognisedFile[]): string[] {
  const warnings: string[] = [];
  const alike = new Map<string, string[]>();
  const note = (text: string, place: string) =>
    alike.set(text, [...(alike.get(text) ?? []), place]);
  for (const { file, sheets, explained = [] } of files) {
    for (const { sheet, by, headers } of explained)
      note(`代码按${by}的代码表读：${headers.join("、")}`, placeText(file, sheet));
    for (const { spool, recognition } of sheets.filter(({ part }) => part?.isFirst ?? true)) {
      const place = placeText(file, spool.name);
      const notes = recognition.roll ? spool.notes.map(({ text }) => text) : [];
      for (const text of [
        ...notes,
        ...recognition.unread.map(unreadColumnText),
        ...recognition.notices,
      ])
        warnings.push(`  ! ${place}：${text}`);
      for (const text of readingsOf(recognition)) note(text, place);
    }
  }
  return [...warnings, ...[...alike].map(([text, places]) => `  ${sheetsText(places)}：${text}`)];
}

function placeText(file: string, sheet: string): string {
  return sheet === "" ? file : `${file} ${sheet}`;
}

function readingsOf(recognition: Recognition): string[] {
  const { roll, sections } = recognition;
  const beside = [spreadText(recognition), familyText(recognition)];
  return [
    ...saidText(recognition).map((said) => `没有这一列，按名称算，${said}`),
    ...sections.fields.map((field) => `没有这一列，按各行之间的标题算：${fieldLabel(roll, field)}`),
    ...measureText(recognition),
    ...beside.filter((text) => text !== null),
  ];
}

/** A payment list has a sheet a month: what is read alike on all of them is said once. */
function sheetsText([first = "", ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} 等 ${others.length + 1} 张表`;
}

function openLines(files: readonly RecognisedFile[], out: Pick<Output, "paint">): string[] {
  const open = files.flatMap(({ file, open: of }) => of.map((each) => ({ file, ...each })));
  if (open.length === 0) return [];
  return [
    "",
    out.paint("yellow", `没有定准的 ${open.length} 处（先按最可能的处理）：`),
    ...open.map(({ file, sheet, text, taken }) => {
      const place = sheet === "" ? file : `${file} 工作表“${sheet}”`;
      return `  ? ${place}：${text}${taken ? `，按 ${taken}` : ""}`;
    }),
  ];
}

function partialOf(files: readonly RecognisedFile[], config: Config): PartialSnapshot[] {
  const whole = files.flatMap(({ sheets }) =>
    sheets.filter(({ recognition }) => !recognition.onlyAdded),
  );
  const sheets = whole.map(
    ({ spool, part, recognition: { roll, period, headerRow, headerRows } }) => ({
      roll: roll?.id ?? null,
      period,
      rows: (part?.rows ?? spool.filledRows) - rowsAbove(part, headerRow) - headerRows,
    }),
  );
  return likelyPartial(sheets, monthOf(config.month), config.snapshots?.least_percent);
}

/** A table below others has their rows above it and not among its own. */
function rowsAbove(part: RecognisedFile["sheets"][number]["part"], headerRow: number): number {
  const from = part && "from" in part ? Math.max(1, part.from) : 1;
  return headerRow - from;
}

/** `残联本月少列“残疾等级”（没认出的列：“等别”），多列“备注”，“证号”改叫“证件号”（持证残疾人.xlsx）`. */
function changeText({ file, sheet, supplier, fewer, more, renamed, unused }: FormChange): string {
  const quoted = (headers: readonly string[]) => headers.map((header) => `“${header}”`).join("、");
  const parts = [
    ...(fewer.length > 0
      ? [`少列${quoted(fewer)}${unused.length > 0 ? `（没认出的列：${quoted(unused)}）` : ""}`]
      : []),
    ...(more.length > 0 ? [`多列${quoted(more)}`] : []),
    ...renamed.map(({ was, now }) => `“${was}”改叫“${now}”`),
  ];
  return `${supplier}本月${parts.join("，")}（${sheet === "" ? file : `${file} 工作表“${sheet}”`}）`;
}

export function initJson({
  project,
  files,
  refused,
  changes,
}: InitResult): Record<string, unknown> {
  return {
    schema: "init/1",
    folder: project.folder,
    month: project.config.month,
    files: project.config.files.map(({ password: _, ...file }) => file),
    open: files.flatMap(({ file, open }) => open.map((each) => ({ file, ...each }))),
    changes,
    refused: refused.map(({ file, error }) => ({
      file,
      code: error.code,
      message: error.message,
      hint: error.hint,
    })),
  };
}
