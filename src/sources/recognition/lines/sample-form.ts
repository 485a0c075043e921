import { unspaced } from "../../../rolls/plain-text.ts";
import type { SheetHead } from "../header/sheet-head.ts";
import type { Recognition } from "../recognition.ts";
import { titlesOf } from "./names-of-sheet.ts";

/** A form that shows how it is to be filled in. */
const SAMPLE = /样[表例张本]|[（(]样[）)]|示例|举例|范[例本表]|模[板版]/;
/** Nobody is called so who stands alone on such a form. */
const NOBODY =
  /^(张三丰?|李四|王五|赵六|孙七|周八|吴九|郑十|[^某]?某+|[×xX*＊○O]{2,}|.{0,2}示例|例子?)$/u;
/** More rows than this are a list that kept the name of the form it was filled into. */
const MOST_ROWS = 5;

/**
 * Why a sheet holds nobody that looks like a roll: 低保花名册填报样表 with 张三 on it. Undefined for any other, and for a form called so with people of other
 * names, which somebody filled in.
 */
export function sampleForm(
  head: SheetHead,
  { roll, columns, headerRow, headerRows }: Recognition,
): string | undefined {
  const names = [...titlesOf(head, headerRow), ...(head.folder ?? "").split("/")];
  const called = names.find((name) => SAMPLE.test(name));
  const who = columns.find(({ field }) => field === "name");
  if (!roll || called === undefined || !who) return undefined;
  const below = head.rows.filter(({ row }) => row >= headerRow + headerRows);
  const people = below
    .map(({ cells }) => unspaced(cells[who.index] ?? ""))
    .filter((text) => text !== "" && text.length < 12);
  if (people.length === 0 || people.length > MOST_ROWS) return undefined;
  return people.every((text) => NOBODY.test(text))
    ? `像${roll.label}，但名称写的是“${called}”，上面只有“${people[0]}”这样举例的人，没有用；是真名册的，请在 doudi.yaml 这张表下写明 roll: ${roll.id}`
    : undefined;
}
