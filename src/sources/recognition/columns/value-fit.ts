import { askedValue } from "../../../rolls/cell/asked-value.ts";
import { readCell } from "../../../rolls/cell/read-cell.ts";
import { saysNothing } from "../../../rolls/cell/read-number.ts";
import { chineseOf } from "../../../rolls/chinese-of.ts";
import type { Kind } from "../../../rolls/kind.ts";
import { type Field, IDENTITY_FIELDS } from "../../../rolls/kind.ts";
import { plainText } from "../../../rolls/plain-text.ts";
import { isSpelling, resolveCode } from "../../../rolls/resolve-code.ts";
import { undated } from "../../../rolls/undated.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import { isMaskedId, looksLikeId } from "./id-look.ts";

const NAME_LIKE = /^[\p{Script=Han}·•・･‧⋅．.。∙●▪˙ᐧ‐-―\-〇○□■?*A-Za-z]{2,24}([((].*)?\d?\*?$/u;
const PLACE_TOWN = /(乡|镇|街道|苏木|街道办|办事处|区|开发区|农场|林场)$/;

export function looksLikeName(text: string): boolean {
  return NAME_LIKE.test(chineseOf(text.normalize("NFKC").replace(/\s/g, "")));
}

/**
 * The share of a column's sample (0 to 1) that reads as the field; 0.5 when the sample cannot tell,
 * because the column is empty or the field takes any text.
 */
export function valueFit(
  field: string,
  kind: Kind,
  { header, sample, rows }: { header: string; sample: readonly string[]; rows?: number },
  only?: readonly string[],
): number {
  const filled = valuesOf(sample);
  if (filled.count === 0) return 0.5;
  const share = (test: (text: string) => boolean) => shareOf(filled, test);
  // The number with stars, for the board, beside the whole one in a hidden column.
  if (field === "id" || field.endsWith("_id"))
    return share(looksLikeId) * (1 - 0.5 * share(isMaskedId));
  if (field === "name" || field.endsWith("_name")) {
    return isOfWords(filled) ? NAMES_NOBODY : share(looksLikeName);
  }
  // 行政区划代码 is no address.
  if (field === "address") return share((text) => /\p{Script=Han}/u.test(text)) * 0.5;
  if (field === "town") return 0.5 + 0.5 * share((text) => PLACE_TOWN.test(plainText(text)));
  const spec: Field | undefined =
    kind.fields[field] ?? (IDENTITY_FIELDS as Readonly<Record<string, Field>>)[field];
  if (spec?.everywhere && isEverywhere(filled, rows, spec.everywhere)) return 0;
  if (spec?.looks) {
    const looks = share((text) => spec.looks?.test(plainText(text)) === true);
    // 分类施保 beside 补差 and 合计 is a sum that marks somebody; 老年人 and 重残 mark him better.
    return looks * (1 - 0.5 * share((text) => MONEY.test(plainText(text))));
  }
  if (!spec || spec.type === "text") return 0.5;
  if (spec.type === "code") return share((text) => A_CODE.test(plainText(text))) * 0.5;
  const asked = askedValue(spec.list, header);
  return shareRead(filled, asked === undefined ? spec : { ...spec, asked }, only);
}

/** 5300012, and 连民保字第5300012号. */
const A_CODE = /^(\p{Script=Han}{0,10}[字证保]第?)?[\dA-Za-z\-_()（）号第字]{1,40}$/u;
const MONEY = /^(0|[\d,]*\d{2})(\.\d+)?元?$/;

const EVERYWHERE = 0.9;

function isEverywhere(filled: Values, rows: number | undefined, pattern: RegExp): boolean {
  if (rows === undefined || filled.count < rows * EVERYWHERE) return false;
  return shareOf(filled, (text) => pattern.test(plainText(text))) >= EVERYWHERE;
}

/** Enough to refute a header that only resembles 姓名, not 姓名 itself over the payments of a few persons. */
const NAMES_NOBODY = 0.2;

/** A few words again and again, such as 老年人 and 未成年人 under 重点保障对象, name nobody. */
function isOfWords({ values, count }: Values): boolean {
  return count >= 20 && values.length <= 8;
}

/** Of the values that say something to this field: 长期 under 刑满日期 neither speaks for a date nor against one. */
function shareRead(filled: Values, field: Field, only: readonly string[] | undefined): number {
  let [right, count] = [0, 0];
  for (const [text, times] of filled.values) {
    const reading = readCell(field, text);
    if (reading.state === "empty") continue;
    count += times;
    if (reading.state === "value" && (only?.includes(String(reading.value)) ?? true))
      right += times;
  }
  return count === 0 ? 0.5 : right / count;
}

/** The distinct values of a sample that say something, with how often each stands there. */
interface Values {
  values: readonly (readonly [text: string, times: number])[];
  count: number;
}

const knownValues = new WeakMap<readonly string[], Values>();

/** Every roll asks the same sample about its own fields. */
export function valuesOf(sample: readonly string[]): Values {
  let known = knownValues.get(sample);
  if (!known) {
    const times = new Map<string, number>();
    for (const text of sample) times.set(text, (times.get(text) ?? 0) + 1);
    const values = [...times].filter(([text]) => !saysNothing(text));
    known = { values, count: values.reduce((sum, [, each]) => sum + each, 0) };
    knownValues.set(sample, known);
  }
  return known;
}

function shareOf({ values, count }: Values, test: (text: string) => boolean): number {
  return values.reduce((sum, [text, times]) => (test(text) ? sum + times : sum), 0) / count;
}

/** Values that stand on many lists, and so tell none. */
const COMMON_VALUE =
  /^([\dA-Za-z]*|是|否|有|无|正常|其他|其它|死亡|√|×|[/\-—]+|普通|健康|一般|符合|通过|有效|男|女|注销)$/;
const LEAST_TELLING = 0.9;
/** The least share that stands on the list word for word, where the rest is known by a part of it. */
const LEAST_SPELT = 0.3;

const PLACE_VILLAGE = /(村|村委会|村民委员会|社区|社区居委会|居委会|居民委员会|嘎查|居委)$/;
const PLACE_HEADERS: Readonly<Record<string, readonly [header: RegExp, value: RegExp]>> = {
  town: [/[乡镇街]|苏木/, PLACE_TOWN],
  village: [/[村居屯]|社区|嘎查/, PLACE_VILLAGE],
};
/** A township and a village of it in one cell. */
const JOINED = /(乡|镇|街道|苏木).+(村|村委会|村民委员会|社区|居委会|居民委员会|嘎查|组|队|号)$/;
const LEAST_JOINED = 0.6;

/** 石村乡河头村委会 all the way down is no township, although the header says 所属乡镇村: the two are taken apart as those of an address are. */
export function joinsPlaces({ sample }: { sample: readonly string[] }): boolean {
  const filled = valuesOf(sample);
  return (
    filled.count > 0 && shareOf(filled, (text) => JOINED.test(plainText(text))) >= LEAST_JOINED
  );
}

/** 622101001 or 01 all the way down names no township and no village: places are compared by their names. */
const PLACE_CODE = /^\d{1,12}$/;
/** 一类, 二类 and 三类, A and B: how hard up a household is, whatever the header (保障类别) says elsewhere. */
const HARDSHIP_CLASS = /^([A-D甲乙丙丁一二三四1-4Ⅰ-Ⅳ]([类档级]|等)|[A-D])$/iu;
/** What such cells say under 城乡类别 is not understood, and has to be told. */
const SIDES = /城乡|城镇|户口|户籍/;

/** 补贴 may say which it is or how much. */
const SUM_OR_KIND = /^(补贴|补助)$/;
const A_SUM = /^[1-9][\d,]+(\.\d+)?元?$/;

/** Cells that only ever say something else than the field that a header speaks for as well. */
export function tellsOther(
  field: string,
  { names, sample }: { names: readonly string[]; sample: readonly string[] },
): boolean {
  if (field === "programme" && names.some((name) => SUM_OR_KIND.test(name)))
    return (
      valuesOf(sample).count > 0 &&
      shareOf(valuesOf(sample), (text) => A_SUM.test(plainText(text))) === 1
    );
  const isPlace = field === "town" || field === "village";
  const isClass = field === "side" && !names.some((name) => SIDES.test(name));
  const pattern = isPlace ? PLACE_CODE : isClass ? HARDSHIP_CLASS : null;
  if (!pattern) return false;
  const filled = valuesOf(sample);
  return filled.count > 0 && shareOf(filled, (text) => pattern.test(plainText(text))) === 1;
}

/** A header that speaks of a place, over such cells. */
export function tellsAddress(column: { names: readonly string[]; sample: readonly string[] }) {
  return column.names.some((name) => OF_PLACES.test(name)) && joinsPlaces(column);
}

/** The 所属机构 of a system's export is the path to the village. */
const OF_PLACES =
  /[乡镇村]|街道|街路巷|区划|住|地区|辖区|(所属|所在|管理|管辖|归属)(机构|单位|组织|部门)$/;

/** Under whom somebody falls: a township, where each cell names one. */
const OF_WHOSE = /^((管理|所属|填报|上报|管辖|归属)(单位|机构)|属地|公社|行政区划)$/;

/** Headers that name a place only to say whose somebody or something is. */
const OF_A_PLACE = /干部|医生|医院|银行|学校|人|单位|类|性质|编码|代码|电话|意见|审/;

/** A header that speaks of a place of this rank, over values that are such places. */
export function tellsPlace(
  field: string,
  { names, sample }: { names: readonly string[]; sample: readonly string[] },
): boolean {
  const place = PLACE_HEADERS[field];
  const filled = valuesOf(sample);
  if (!place || filled.count === 0) return false;
  const isOfWhose = field === "town" && names.some((name) => OF_WHOSE.test(name));
  if (!isOfWhose && !names.some((name) => place[0].test(name))) return false;
  if (!isOfWhose && names.some((name) => OF_A_PLACE.test(name))) return false;
  return shareOf(filled, (text) => place[1].test(plainText(text))) >= LEAST_TELLING;
}

/** Headers that leave it to the values what they are about. */
const GENERIC = /^(类别|类型|种类|分类|名称|情况|类)$/;

function looksLike(looks: RegExp, sample: readonly string[]): boolean {
  const filled = valuesOf(sample);
  const isTelling = (text: string) =>
    /\p{Script=Han}{2}/u.test(text) && looks.test(plainText(text));
  return filled.count > 0 && shareOf(filled, isTelling) >= LEAST_TELLING;
}

/** True when nearly every value is known to the field's code list, many word for word, and at least one of these is telling. */
export function tellsByValues(
  field: string,
  kind: Kind,
  { names, sample, texts }: Pick<SheetColumn, "names" | "sample" | "texts">,
): boolean {
  const spec = kind.fields[field];
  if (spec?.looks) return GENERIC.test(names[0] ?? "") && looksLike(spec.looks, sample);
  if (spec?.type !== "choice" || spec.list === undefined) return false;
  const side = /^(father|mother)_/.exec(field)?.[1];
  if (side && !names.some((name) => name.includes(side === "father" ? "父" : "母"))) return false;
  return tellsOnce(spec.list, sample) || (texts !== undefined && tellsOnce(spec.list, texts));
}

function tellsOnce(list: string, sample: readonly string[]): boolean {
  const known = knownTelling.get(sample) ?? new Map<string, boolean>();
  knownTelling.set(sample, known);
  const tells = known.get(list) ?? tellsList(list, valuesOf(sample));
  known.set(list, tells);
  return tells;
}

/** By sample and code list: many fields of many rolls have the same list. */
const knownTelling = new WeakMap<readonly string[], Map<string, boolean>>();

function tellsList(list: string, filled: Values): boolean {
  if (shareOf(filled, (text) => resolveCode(list, text).known) < LEAST_TELLING) return false;
  const isSpelt = (text: string) => isSpelling(list, undated(text));
  if (shareOf(filled, isSpelt) < LEAST_SPELT) return false;
  return filled.values.some(([text]) => !COMMON_VALUE.test(undated(text)) && isSpelt(text));
}
