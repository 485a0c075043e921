/**
 * How the text of a cell is read. The type fixes the SQL type of the staged column:
 * text, code, choice -> VARCHAR; day -> DATE; month -> INTEGER year*12+month-1;
 * yuan -> BIGINT 分; count, grade, span, flag, mark -> INTEGER (a flag or mark is 1 or 0).
 */
export type FieldType =
  | "text"
  | "code"
  | "choice"
  | "day"
  | "month"
  | "yuan"
  | "count"
  | "grade"
  | "flag"
  /** 1 when the text of the column `of` holds one of `words`, else 0. */
  | "mark"
  /** How many months the period in the column `of` spans. */
  | "span"
  /** A name of a person, dots and blanks in one spelling. */
  | "name"
  /** The resident ID a card number in the column `of` begins with. */
  | "holder";

export interface Field {
  type: FieldType;
  /** What the column says, in Chinese; printed in evidence cards and in the generated catalogue. */
  label: string;
  /** For `choice`: the code list, a file in `codes/`. */
  list?: string;
  /** The value of the list that the column's header asks for, where its cells answer 是 or 否. */
  asked?: string;
  /** For `choice`: the parent whose state it is; `ofBoth` where the column speaks of father and mother. */
  parent?: "父" | "母";
  ofBoth?: true;
  /** Set where the column's header is about neither of them: only a cell that names them speaks of them (困境类型: 重病 is the child's). */
  ofNamed?: true;
  /** Read from the same spreadsheet column as this field. */
  of?: string;
  /** The field whose column says this one as well where no column says it alone. */
  inside?: string;
  /** What a cell says that has it inside: the month of 2019年3月停保（死亡） is that of the stop, that of 2019年3月死亡 is not. */
  insideOf?: RegExp;
  /** The field whose cells tell this one too: the model reads it there where no column says it. */
  toldBy?: string;
  /** For `day`: which end of a term it is, where one column says both (刑期起止). */
  end?: "from" | "until";
  /** For `day`: read that end of what the cell says. */
  ofTerm?: true;
  /** For `day` and `month`: which it is of the two dates of a cell, where the header names both (申请/审批时间). */
  ofTwo?: 0 | 1;
  /** For `month`: of a span (缴费起止年月) its last one is meant. */
  last?: true;
  /** The words of a remark that say a value of it; nothing else there is read. Of a `day` it is the one that the remark names, if it does. */
  remarks?: readonly (readonly [words: RegExp, value: string])[];
  /** What of a remark leaves open which value it is. */
  open?: OpenRemark;
  /** For `month` and `span`: the period stands among other words, as in 2019年9月低保金 under 摘要. */
  within?: true;
  /** For `yuan`: what a bare number is in yuan, and what an amount is to one of the field's span. */
  unit?: number;
  span?: number;
  /** For `yuan`: the header speaks of each one's share. */
  aHead?: true;
  /** For `text`: what most of its values show, where a header alone could be about something else. */
  looks?: RegExp;
  /** For `text`: what its values mean something else by, where next to every row has one. */
  everywhere?: RegExp;
  /** For `text`: a pattern (RE2) of what offices write where there is nothing to say; read as an empty cell. */
  none?: string;
  /** For `flag`: what says yes besides 是 and 有. */
  yes?: RegExp;
  /** For `mark`. */
  words?: readonly string[];
}

/** Words that leave a field open where a remark says no value (疑似死亡), but where its list reads them as `unless`; whatever else stands there is of other things. */
export interface OpenRemark {
  words: RegExp;
  unless: string;
}

/** Another person named on the same row, such as a child's father. */
export interface Role {
  label: string;
}

/** What a roll can say about a person. Rules read kinds, never rolls. */
export interface Kind {
  label: string;
  /** One row of this kind says … */
  grain: string;
  fields: Readonly<Record<string, Field>>;
  roles: Readonly<Record<string, Role>>;
}

/** The fields that say who a row is about; every roll may have them, whatever its kind. */
export const IDENTITY_FIELDS = {
  id: { type: "code", label: "身份证号" },
  /** Stands before `id` in the rows that have it. */
  id_corrected: { type: "code", label: "更正后的身份证号" },
  name: { type: "text", label: "姓名" },
  sex: { type: "choice", label: "性别", list: "sex" },
  birth_on: { type: "day", label: "出生日期" },
  town: { type: "text", label: "乡镇" },
  village: { type: "text", label: "村" },
  address: { type: "text", label: "住址" },
  phone: { type: "code", label: "联系电话" },
} as const satisfies Record<string, Field>;

export type IdentityField = keyof typeof IDENTITY_FIELDS;

const INTEGER_TYPES = new Set<FieldType>(["month", "count", "grade", "flag", "mark", "span"]);

/** SQL type of a staged column. */
export function sqlType(type: FieldType): "VARCHAR" | "DATE" | "INTEGER" | "BIGINT" {
  if (type === "day") return "DATE";
  if (type === "yuan") return "BIGINT";
  return INTEGER_TYPES.has(type) ? "INTEGER" : "VARCHAR";
}
