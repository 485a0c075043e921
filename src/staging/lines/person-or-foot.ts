import { SURNAMES } from "../../rolls/surnames.ts";

/** What a row that reads like the foot of a form, or like a line between the rows, is. */
export type Foot = "footer" | "record" | "unclear";

/** One that names somebody where the list names people. */
interface NamedFoot {
  /** Every cell of the row, null where it is empty. */
  cells: readonly (string | null)[];
  /** Columns that are fields of the roll, and those of names and of IDs, from 0; -1 where there is none. */
  fields: readonly number[];
  name: number;
  id: number;
}

/** A record has most fields of its roll; a foot, with a signature here and there, does not. */
const LEAST_FILLED = 0.6;

/** The whole cell: 审核人, not 审核通过 of a column of states. */
const OF_FORM =
  /^(.{0,12}[小合总共累]计.*|本页.*|第.*页|.*[:：].*|(单位|部门)?(制表|填表|填报|经办|审核|复核|审批|负责|主管|分管|联系|单位|盖章|签字|签名|说明|备注)(人|员|单位|部门|负责人|领导|电话|日期|时间)?([（(]?(签字|签名|盖章|公章)[)）]?)?|.{2,14}意见|日期|时间|联系电话)$/;

/** What is left of a number: 5.32529E+17, 5325**, 99999. */
const BROKEN_ID = /^[0-9.*xX]*(E\+1[0-9]|[0-9]{4}|[0-9]+\*{2})[0-9.*xX]*$/i;
const NAME = /^[\p{Script=Han}·•]{2,15}$/u;

/** A name may end like a place: 赵镇, 李乡. */
const ENDS_LIKE_A_PLACE = /^(?![一二三四五六七八九十]+组).{1,2}[乡镇村组]$/u;

/**
 * Tell a row of somebody without a number from the foot it reads like. What may be either is `unclear`: nobody is left out in silence.
 */
export function personOrFoot({ cells, fields, name, id }: NamedFoot): Foot {
  const filled = cells.flatMap((cell, index) => (cell === null ? [] : [index]));
  const text = (cells[name] ?? cells[id] ?? "").replace(/\s/g, "");
  const first = (cells[filled[0] ?? 0] ?? "").replace(/\s/g, "");
  if (!NAME.test(text) && !BROKEN_ID.test(text)) return "footer";
  if (filled.length === 1) {
    if (!ENDS_LIKE_A_PLACE.test(text)) return "footer";
    return name > 0 || SURNAMES.includes(text.charAt(0)) ? "unclear" : "footer";
  }
  if (OF_FORM.test(first)) return "footer";
  const said = fields.filter((field) => (cells[field] ?? null) !== null);
  return said.length >= LEAST_FILLED * fields.length ? "record" : "unclear";
}
