import { SURNAMES } from "../../rolls/surnames.ts";
import type { SheetHead } from "./header/sheet-head.ts";
import { holdsPeople } from "./holds-people.ts";

const NAMED = /(代码|编码|代号|码值|字典)(对照|说明|解释|含义)*(表|目录)?(?!\p{Script=Han})/u;
const HEADER = /^(代码|编码|代号|码值|字典值|代码值|编码值|字典代码)$/;
/** 户主 and 证号 head lists of people, whatever else stands there. */
const OF_PEOPLE = /户主|人员|名单|名册|花名|证号|证件|账号|卡号|电话|手机|地址|住址/;
const CODE = /^([0-9]{1,4}|[A-Z]{1,2}[0-9]{0,3})$/;
const WORD = /^[\p{Script=Han}A-Za-z（）()、/—-]{1,30}$/u;
/** 01 农村低保, 1-服刑在押: both in one cell. */
const ENTRY =
  /^([0-9]{1,4}|[A-Z]{1,2}[0-9]{0,3})\s*[-—.、:：=]?\s*[\p{Script=Han}（）()、/]{1,30}$/u;
const NAME = new RegExp(`^[${SURNAMES}]\\p{Script=Han}{1,2}$`, "u");

const LEAST_ENTRIES = 2;
/** The least share of the rows that explain a code; a title, a header and notes stand beside them. */
const MOSTLY = 0.5;

/**
 * A sheet that explains codes and names nobody: 代码表 with 01 农村低保, a row a code. A list of people whose header nobody knows may have numbers beside
 * its names, so the sheet must be called so, or have a header that is, and its words must not be names.
 */
export function isCodeTable(head: SheetHead): boolean {
  const rows = head.rows.map(({ cells }) =>
    cells.map((cell) => cell.normalize("NFKC").trim()).filter((cell) => cell !== ""),
  );
  const entries = rows.filter(explainsCode);
  const others = rows.filter((cells) => !explainsCode(cells)).flat();
  const isCalled =
    [head.sheet, head.file, ...others].some((text) => NAMED.test(text)) ||
    others.some((cell) => HEADER.test(cell));
  if (!isCalled || entries.length < Math.max(LEAST_ENTRIES, rows.length * MOSTLY)) return false;
  if (holdsPeople(head.rows) || others.some((cell) => OF_PEOPLE.test(cell))) return false;
  const named = entries.filter((cells) => cells.some((cell) => NAME.test(cell)));
  return named.length * 2 < entries.length;
}

/** A code with its word beside it, or both in one cell; of which column they are may stand before them, a remark behind. */
function explainsCode(cells: readonly string[]): boolean {
  if (cells.length > 4) return false;
  return (
    cells.some((cell) => ENTRY.test(cell)) ||
    (cells.some((cell) => CODE.test(cell)) && cells.some((cell) => WORD.test(cell)))
  );
}
