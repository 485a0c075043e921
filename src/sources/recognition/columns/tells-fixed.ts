import { readCell } from "../../../rolls/cell/read-cell.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import type { Roll } from "../../../rolls/roll.ts";
import { saidOfTexts } from "../../../rolls/said-of-texts.ts";
import { valuesOf } from "./value-fit.ts";

/** The least share of the cells that read as the field. */
const LEAST_SAID = 0.5;

/** Whether a column says of each row what the roll else says of all its rows: 低保 in some, and 特困, 孤儿 or the like in most of the others. */
export function tellsFixed(
  roll: Roll,
  field: string,
  { sample }: { sample: readonly string[] },
): boolean {
  const spec = kindOf(roll.kind).fields[field];
  const filled = valuesOf(sample);
  const isFixed = ([text]: readonly [string, number]) => {
    const reading = spec && readCell(spec, text);
    return reading?.state === "value" && String(reading.value) === roll.fixed?.[field];
  };
  if (!spec || filled.count === 0 || !filled.values.some(isFixed)) return false;
  // 低保边缘 and 临时救助 are no programme that the list of codes has, and are understood.
  const said = new Set(
    saidOfTexts(
      roll,
      filled.values.map(([text]) => text.trim()),
    ).flatMap(({ texts }) => texts),
  );
  const isSaid = ([text]: readonly [string, number]) =>
    said.has(text.trim()) || readCell(spec, text).state === "value";
  const counted = filled.values.filter(isSaid).reduce((sum, [, count]) => sum + count, 0);
  return counted >= LEAST_SAID * filled.count;
}

/** The least share of the cells that name what is on the list of codes and on other rolls. */
const LEAST_OTHERS = 0.9;

/** Whether a column names programmes, and none that this roll holds: 孤儿 and 事实无人抚养 under 类别 are no subsidies for the disabled. */
export function namesOthers(
  roll: Roll,
  field: string,
  { sample }: { sample: readonly string[] },
): boolean {
  const held = roll.values?.[field];
  const spec = kindOf(roll.kind).fields[field];
  const filled = valuesOf(sample);
  if (!held || !spec || filled.count === 0) return false;
  const isOther = ([text]: readonly [string, number]) => {
    const reading = readCell(spec, text);
    return reading.state === "value" && !held.includes(String(reading.value));
  };
  const others = filled.values.filter(isOther).reduce((sum, [, count]) => sum + count, 0);
  return others >= LEAST_OTHERS * filled.count;
}

/** Whether a column that has no word of what it is called for says of each row of which programme it is: 救助类别 of 低保 and 特困 on a list without 城乡. */
export function tellsProgramme(
  roll: Roll,
  field: string,
  column: { sample: readonly string[] },
): boolean {
  if (roll.unless?.column !== field || !tellsFixed(roll, "programme", column)) return false;
  const spec = kindOf(roll.kind).fields.programme;
  const texts = [...new Set(column.sample.map((text) => text.trim()))].filter(
    (text) => text !== "",
  );
  const said = new Set(saidOfTexts(roll, texts).flatMap((each) => each.texts));
  // Poor and ill families of 低保 are called so on a list of it alone.
  const isFixed = (text: string) => {
    const reading = spec && readCell(spec, text);
    return reading?.state === "value" && String(reading.value) === roll.fixed?.programme;
  };
  return said.size > 0 && texts.every((text) => said.has(text) || isFixed(text));
}
