import { plainText, unspaced } from "../../../rolls/plain-text.ts";
import type { SheetHead, TextRow } from "../header/sheet-head.ts";
import { isLegend } from "./legend.ts";

/** How a note to a form begins: 注：, 填表说明, 3. and （2）. */
const NOTED =
  /^[([【*★]*(备?注意?|(数据|资料)来源|(填[表报写]|制表)?(说明|要求|须知)|(温馨|特别)?提[示醒]|注意事项)([::\])】0-9一]|$)/;
/** （含停保人员） below a title says who stands there besides; 含山县 is a place. */
const BESIDES = /^[([【*★]*(其中|不?包括|不含|含(?![^停退取终注]{1,3}[省市县区旗乡镇]))/;
const NUMBERED = /^(\(?[0-9]{1,2}[)、.](?![0-9])|[①-⑳])/;
/** What only a sentence says: how to fill in the form, and what a mark in it means. */
const OF_SENTENCE =
  /(?<![申报提邀延])请(?!表)|务必|不[得要必]|另附|另[行表见造报]|填[入在到]|不[填列]|不(再?列|计)入|不在(本|此|该|其)[^人户]|除外\)?$|的[均都]?(为|是|系|即为|表示|代表|视为|指)|^凡|凡是|[如若]有/;
/** 。 or ; within it or at its end. */
const STOPPED = /[。;!]/;
/** How a title ends; one that a full stop or a number stands beside is a title all the same. */
const LIST_END = /(名册|名单|清册|台账|花名|表|人员|对象|统计|明细|汇总|情况)(\([^()]*\))?[。.;]?$/;
/** A text of so many characters with a comma is no title. */
const LONG = 30;
const LABELLED = /(单位|时间|日期|年月|人|电话)[::]/;
/** 注：以下人员已停保 says of the list what it is. */
const OF_THIS_LIST =
  /(以下|下列|下面|下表|本[表册单页]|此表)(所列)?(人员|对象|家庭|名单|户)?[均都全]?(部)?(系|为|是|已|因|于|自)/;

/** Whether a line beside a table is a note on how it is filled in or read, and no name of it. */
export function isNote(written: string): boolean {
  const text = unspaced(written).replace(/，/g, ",").replace(/；/g, ";");
  if (OF_THIS_LIST.test(text)) return false;
  if (NOTED.test(text) || BESIDES.test(text)) return true;
  // 花名册（停保人员除外） is a title with a remark.
  const bare = LIST_END.test(text) ? text.replace(/\([^()]*\)(?=[。.;]?$)/, "") : text;
  const isSentence = OF_SENTENCE.test(bare) || STOPPED.test(text.replace(/[。;]$/, ""));
  // 甲县民政局，2019年10月低保花名册 is a title with a comma.
  if (LIST_END.test(text)) return isSentence;
  if (isSentence || STOPPED.test(text) || NUMBERED.test(text) || isLegend(written)) return true;
  return text.length >= LONG && text.replace(/\(.*?\)/g, "").includes(",") && !LABELLED.test(text);
}

/** First cells that say of their whole row that it is a note: 注, 说明：, 3、 */
const NOTE_CELL = /^(备?注|(填[表报写])?(说明|要求)|[0-9]{1,2}[、.])[::]?$/;

/** The rows above the header, with the notes among them left out: these name neither the roll nor its month. */
export function titleRows(head: SheetHead, headerRow: number): TextRow[] {
  return head.rows
    .filter(({ row }) => row < headerRow)
    .map(({ row, cells }) => ({ row, cells: withoutNotes(cells) }));
}

function withoutNotes(cells: readonly string[]): string[] {
  const first = cells.find((cell) => cell.trim() !== "") ?? "";
  if (NOTE_CELL.test(plainText(first))) return [];
  // A title and what is noted to it may stand in one cell, a line each.
  const kept = cells.map((cell) =>
    cell
      .split(/[\r\n]+/)
      .filter((line) => !isNote(line))
      .join("")
      .replace(/[(（][^()（）]*[)）]/g, (brackets) =>
        isLegend(brackets.slice(1, -1)) ? "" : brackets,
      ),
  );
  return isNote(kept.join("")) ? [] : kept;
}
