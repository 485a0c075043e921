import { headerText } from "../../../rolls/headers/header-text.ts";
import { SHARED_HEADERS } from "../../../rolls/headers/headers.ts";
import { resolveCode } from "../../../rolls/resolve-code.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import { looksLikeId } from "./id-look.ts";
import type { Assignment } from "./match-columns.ts";
import { looksLikeName } from "./value-fit.ts";

/** The least share of a column's values that are IDs, or names, for the values alone to tell. */
const MOST_IDS = 0.6;
const MOST_NAMES = 0.8;
const SCORE = 0.6;
/** The least share of a column of relations that are heads for the list to be of heads. */
const MOST_HEADS = 0.9;
/** Headers that mean a person without saying 姓名: 领取人, 学生, 孩子. */
const PERSON =
  /(人|人员|人口|者|名|孩子|学生|职工|儿童|老人|成员|对象|群众|村民|居民|社员|孤儿|五保户)$/;
/** Who stands for a family, on a list that is of families. */
const OF_FAMILY = /(家庭|户)代表$|^(当家的|当家人|家主|户长)$/;
const FAMILY_FIELDS = ["household_size", "householder_name"];
/** Names stand under such a header where the two were exchanged: without them a row with a damaged number is nobody's. */
const NUMBER = /(身份证号?码?|证件号码?|公民身份号码)$/;
/** Neither a person nor a name, although values look alike: 疾病, 单位, 民族, 开户行. */
const NO_PERSON =
  /(单位|机构|银行|民族|学校|病|项目|关系|方式|类别|类型|状态|情况|原因|日期|时间)$/;

/**
 * Where no header says who a row is about, what the columns hold says it: the one column of IDs, the one of names. A list of
 * households only is about their heads.
 */
export function personByValues(
  roll: Roll,
  assignments: Assignment[],
  columns: readonly SheetColumn[],
  otherPerson: RegExp,
): Assignment[] {
  const has = (field: string) => assignments.some((assignment) => assignment.field === field);
  const free = () =>
    columns.filter(({ index }) => !assignments.some(({ column }) => column.index === index));
  const take = (field: string, column: SheetColumn | undefined) => {
    if (column) assignments.push({ field, column, score: SCORE });
  };
  const name = ({ names }: SheetColumn) => names[0] ?? "";
  if (!has("id")) {
    take(
      "id",
      onlyOne(
        free().filter(
          (column) => !otherPerson.test(name(column)) && share(column, looksLikeId) >= MOST_IDS,
        ),
      ),
    );
  }
  if (!has("id")) {
    take(
      "id",
      free().find((column) => /户主.*(身份证|证件|公民身份)/.test(name(column))),
    );
  }
  if (!has("name") && roll.columns.name) {
    const people = free().filter(
      (column) =>
        (PERSON.test(name(column)) || NUMBER.test(name(column)) || standsFor(roll, name(column))) &&
        !NO_PERSON.test(name(column)) &&
        !otherPerson.test(name(column)) &&
        share(column, looksLikeName) >= MOST_NAMES,
    );
    take("name", onlyOne(people));
  }
  if (!has("name") && roll.columns.name) {
    const head = assignments.find(({ field }) =>
      /^(householder|account)_name$/.test(field),
    )?.column;
    const isOfHeads = !assignments.some(namesMembers);
    take(
      "name",
      (isOfHeads ? head : undefined) ??
        free().find(
          (column) =>
            isOfHeads && HEADS.has(name(column)) && share(column, looksLikeName) >= MOST_NAMES,
        ),
    );
  }
  return assignments;
}

function standsFor({ columns }: Roll, header: string): boolean {
  return OF_FAMILY.test(header) && FAMILY_FIELDS.some((field) => field in columns);
}

/** Below 与户主关系 stand wives and sons: what the head is called is no name of theirs. */
function namesMembers({ field, column }: Assignment): boolean {
  if (field !== "relation") return false;
  return share(column, (text) => resolveCode("relation", text).value === "户主") < MOST_HEADS;
}

const HEADS = new Set(SHARED_HEADERS.householder_name.map(headerText));

function onlyOne<Value>(values: readonly Value[]): Value | undefined {
  return values.length === 1 ? values[0] : undefined;
}

function share({ sample }: SheetColumn, test: (text: string) => boolean): number {
  return sample.length === 0 ? 0 : sample.filter(test).length / sample.length;
}
