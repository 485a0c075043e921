import { askedValue } from "../../rolls/cell/asked-value.ts";
import { readCell } from "../../rolls/cell/read-cell.ts";
import { saysNothing } from "../../rolls/cell/read-number.ts";
import type { Kind } from "../../rolls/kind.ts";
import { type Field, IDENTITY_FIELDS } from "../../rolls/kind.ts";
import { plainText } from "../../rolls/plain-text.ts";
import { isSpelling } from "../../rolls/resolve-code.ts";

const ID_LIKE = /^[1-9]\d{5}[\dOoIlB]{8,12}[\dXx×*]?$|^\d(\.\d+)?E\+1[4-9]$/i;
const NAME_LIKE = /^[\p{Script=Han}·•・．.\-〇○□?*A-Za-z]{2,20}([((].*)?\d?\*?$/u;
const PLACE_TOWN = /(乡|镇|街道|街道办|办事处|区|开发区|农场|林场)$/;

/** Looks like a resident ID, broken or not. */
export function looksLikeId(text: string): boolean {
  return ID_LIKE.test(plainText(text).replace(/[((].*$/, ""));
}

export function looksLikeName(text: string): boolean {
  return NAME_LIKE.test(text.normalize("NFKC").replace(/\s/g, ""));
}

/**
 * The share of a column's sample (0 to 1) that reads as the field; 0.5 when the sample cannot tell,
 * because the column is empty or the field takes any text.
 */
export function valueFit(
  field: string,
  kind: Kind,
  { header, sample }: { header: string; sample: readonly string[] },
  only?: readonly string[],
): number {
  const filled = valuesOf(sample);
  if (filled.count === 0) return 0.5;
  const share = (test: (text: string) => boolean) => shareOf(filled, test);
  if (field === "id" || field.endsWith("_id")) return share(looksLikeId);
  if (field === "name" || field.endsWith("_name")) return share(looksLikeName);
  if (field === "town") return 0.5 + 0.5 * share((text) => PLACE_TOWN.test(plainText(text)));
  const spec: Field | undefined =
    kind.fields[field] ?? (IDENTITY_FIELDS as Readonly<Record<string, Field>>)[field];
  if (!spec || spec.type === "text") return 0.5;
  if (spec.type === "code")
    return share((text) => /^[\dA-Za-z\-_()（）号第字]{1,40}$/.test(plainText(text))) * 0.5;
  const asked = askedValue(spec.list, header);
  const read = asked === undefined ? spec : { ...spec, asked };
  return share((text) => {
    const reading = readCell(read, text);
    if (reading.state !== "value") return false;
    return only === undefined || only.includes(String(reading.value));
  });
}

/** The distinct values of a sample that say something, with how often each stands there. */
interface Values {
  values: readonly (readonly [text: string, times: number])[];
  count: number;
}

const knownValues = new WeakMap<readonly string[], Values>();

/** Every roll asks the same sample about its own fields. */
function valuesOf(sample: readonly string[]): Values {
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

/** True when nearly every value stands word for word on the field's code list, and at least one is telling. */
export function tellsByValues(
  field: string,
  kind: Kind,
  { names, sample }: { names: readonly string[]; sample: readonly string[] },
): boolean {
  const spec = kind.fields[field];
  if (spec?.type !== "choice" || spec.list === undefined) return false;
  const side = /^(father|mother)_/.exec(field)?.[1];
  if (side && !names.some((name) => name.includes(side === "father" ? "父" : "母"))) return false;
  const filled = valuesOf(sample);
  const list = spec.list;
  if (shareOf(filled, (text) => isSpelling(list, text)) < LEAST_TELLING) return false;
  return filled.values.some(
    ([text]) => !COMMON_VALUE.test(plainText(text)) && isSpelling(list, text),
  );
}
