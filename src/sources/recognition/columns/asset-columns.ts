import { headerText } from "../../../rolls/headers/header-text.ts";
import { resolveCode } from "../../../rolls/resolve-code.ts";
import { leafOf, type SheetColumn } from "../header/sheet-column.ts";
import { areTicked } from "../made/ticks.ts";

/** 存款是否超标 beside 车辆是否超标: a household is over the limit by any of them, and within it by all. */
const OVER_LIMIT = /^(?!.*收入).{2,8}(是否|有无)(超标|超限|超过标准|超过限额|超出标准)$/;

export function assetsAt(columns: readonly SheetColumn[], at: number) {
  const isOther = (column: SheetColumn) =>
    !OVER_LIMIT.test(headerText(leafOf(column))) || !areTicked([column]);
  const end = columns.slice(at).findIndex(isOther);
  const run = columns.slice(at, end < 0 ? undefined : at + end);
  return run.length > 1 ? { columns: run, list: "assets" as const, none: "未超标" } : undefined;
}

const PROPERTY =
  /^(名下|家庭)?(房产|房屋|住房|不动产|商品房|车辆|机动车辆?|汽车|轿车|船舶|存款|银行存款|金融(资产|产品)|证券|股票|基金|理财|企业|工商(登记|信息)?|公积金|农机|(大型)?(农业)?机械)(登记)?(情况|信息|状况)?(核[对查]|比对)?(情况|信息|结果|结论)?$/;
/** What is concluded of all of them. */
const CONCLUSION = /财产|^资产|综合|总体|^(核[对查])?(结论|结果)$/;
/** So many of the words of a column are known. */
const HALF = 0.5;
/** A judgement: 有 and 1套 are none. */
const JUDGEMENT = /超|符合|[不未]符|异常|预警|正常|合格|达标|通过|[限标额].*内/;

/**
 * 房产 | 车辆 | 存款 from `at` on, each with what was found of it (超标, 未超标), on a sheet that concludes nothing of all of them; undefined for any other
 * columns.
 */
export function judgedAt(columns: readonly SheetColumn[], at: number) {
  const first = columns[at] as SheetColumn;
  const isOther = (column: SheetColumn, place: number) =>
    column.index !== first.index + place || !isJudged(column);
  const rest = columns.slice(at);
  const end = rest.findIndex(isOther);
  const run = rest.slice(0, end < 0 ? undefined : end);
  const says = run.some(({ sample }) => sample.some((text) => JUDGEMENT.test(text)));
  if (run.length < 2 || !says) return undefined;
  if (columns.some((column) => CONCLUSION.test(headerText(leafOf(column))))) return undefined;
  return { columns: run, list: "assets" as const, judged: true as const };
}

function isJudged(column: SheetColumn): boolean {
  if (!PROPERTY.test(headerText(leafOf(column)))) return false;
  const filled = column.sample.filter((text) => text.trim() !== "");
  return filled.filter((text) => judgementOf(text) !== undefined).length >= filled.length * HALF;
}

/** 超标 or 未超标; undefined for what is no word of either. */
export function judgementOf(text: string): string | undefined {
  const { value, known } = resolveCode("assets", text);
  return known ? value : undefined;
}

/** Over the limit by any, within it by what there is else; undefined where nothing is said. */
export function judgedOf(texts: readonly string[]): string | undefined {
  const said = texts.map(judgementOf);
  return said.find((value) => value === "超标") ?? said.find((value) => value !== undefined);
}
