import type { IdentityField, OpenRemark } from "./kind.ts";
import type { FieldName, KindName, RoleName } from "./kinds.ts";

/** Where a value comes from: header texts, most official first, or more than that. */
export type Column =
  | readonly string[]
  | {
      headers: readonly string[];
      /** Taken only where none of `headers` is there. */
      lesser?: readonly string[];
      /** Of a required column: taken only on a sheet that calls itself this roll, where none of the others is there. */
      called?: readonly string[];
      /** A sheet without this column is not this roll. */
      required?: true;
      /**
       * But where the names of a sheet that calls itself this roll say that field of all its rows, and no column is called otherwise: 户口迁出人员名单 has
       * no 户号.
       */
      unlessSaid?: { field: string; otherwise: RegExp };
      /**
       * Nor where a name of the sheet says what all on it are (死亡人员名单), who are named with their numbers, and no column is of another matter.
       */
      unlessListed?: { named: RegExp; butNot: RegExp };
      /** Rules judge by it: where no header speaks for it, the one column left that can be it is taken and asked about. */
      wanted?: true;
      /** What an empty cell says in a column that is empty for most and otherwise names exceptions only. */
      blank?: string;
      /** `blank` holds only where the header asks: below 财产是否超标 an empty cell beside √ says no, below 财产状况 it says nothing. */
      blankIfAsked?: true;
      /** What an empty cell of a column says that tells when or how it ended, in rows that `where` names one of: it has not. */
      blankUntil?: { says: string; where: string; butNot: string };
    };

type RoleColumn<Name extends KindName> = `${RoleName<Name>}_${"id" | "name"}`;

/**
 * What one spreadsheet looks like, as a department supplies it. A roll feeds exactly one kind;
 * staging, recognition, `doudi peek` and the generated catalogue all derive from this record.
 */
export interface RollOf<Name extends KindName> {
  /** Also the file's name. */
  id: string;
  label: string;
  /** Who keeps it. */
  supplier: string;
  kind: Name;
  /** One row is … */
  grain: string;
  /** True where the roll is a state at a month, so that several snapshots live side by side. */
  snapshot: boolean;
  /** Which numbering its household number belongs to; rolls that share one can be joined by it. */
  householdSpace?: "dibao" | "hukou" | "poverty";
  /** Words of a file name, sheet name or title that speak for this roll, strongest first. */
  words: readonly string[];
  /** Words that speak against it (停发 in a title is not a roll of the enrolled). */
  notWords?: readonly string[];
  /** A name of a sheet that is about something else, however alike its columns are: 医疗救助 is no 临时救助. */
  otherMatters?: RegExp;
  /** Of such names those that may as well be of a part of this roll, in a file or under a title that is called after it alone. */
  classes?: RegExp;
  /** What every row of this roll says without a column for it. */
  fixed?: Partial<Record<FieldName<Name>, string>>;
  /**
   * Rows of which a column says otherwise than `fixed`, in a list of several programmes, where it has no column for just that.
   */
  unless?: { column: FieldName<Name> } & SaidOfRows<FieldName<Name>>;
  /**
   * Another roll of the kind whose own columns (`ownFields`) a list of several programmes has too, for the rows that name its programme, and what the
   * cells that name it say of them.
   */
  joint?: { roll: string; says: Partial<Record<FieldName<Name>, readonly Naming[]>> };
  /** The only values (official ones) that a column holds on this roll; any other speaks against the column. */
  values?: Partial<Record<FieldName<Name>, readonly string[]>>;
  /** Fields that the sheet's own name, its title or the file's name may say for all rows where no column does. */
  titled?: readonly FieldName<Name>[];
  /** The same by words of its own, where the spellings of the field's list would say too much: 建档立卡贫困户 holds those out of poverty too. */
  named?: Partial<Record<FieldName<Name>, readonly Naming<string | number>[]>>;
  /** Fields that 备注 speaks of where no column does: a remark with such words says so, any other says nothing. */
  remarks?: Partial<Record<FieldName<Name>, readonly Naming[]>>;
  /** Those of them that so great a share of the rows says where the remarks are the place for it: a roll on which fewer do has it elsewhere, or nowhere. */
  remarksOften?: Partial<Record<FieldName<Name>, number>>;
  /** Remarks that leave such a field open; any other is as good as an empty cell. */
  remarksOpen?: Partial<Record<FieldName<Name>, OpenRemark>>;
  /** Those of them that so few rows say that none of the first ones need: 备注 is such a column wherever it stands, and says nothing where no row of the roll does. */
  oftenSilent?: readonly FieldName<Name>[];
  /** How offices write several of its rows side by side in one, a column each. */
  spread?: SpreadOf<FieldName<Name>>;
  /**
   * Offices write it a family a row too, every member in columns of his own: `family` where members may be called by kinship (配偶, 长子), `persons`
   * where only numbered or repeated columns (成员1, 成员2) name people of this roll and a 配偶 is somebody else.
   */
  inOneRow?: "family" | "persons";
  /** The list of stops that rows of this roll belong to as well, where they keep those who were taken off it. */
  exits?: string;
  /** Headers of no use to any rule that stand on this supplier's own exports and on nobody else's lists: what they are of is told by them. */
  signs?: readonly string[];
  /** Fields of which a sheet must have one to be this roll. */
  oneOf?: readonly FieldName<Name>[];
  /**
   * Fields of which a sheet that is not called this roll, nor has one of its `signs`, must have a column for one: money, since when and an account stand on the list of any benefit.
   */
  ownFields?: readonly FieldName<Name>[];
  /** What makes a sheet this roll where neither a name nor such a column does. */
  own?: {
    /** Names that no other list has, without a word of the roll: 脱贫户花名册. */
    named?: RegExp;
    /** Fields that only a name of this roll says (`named`). */
    said?: readonly FieldName<Name>[];
    /** Columns beside which one of `ownFields` is this roll's, though any list of families may have it. */
    beside?: readonly FieldName<Name>[];
  };
  columns: Partial<Record<FieldName<Name> | IdentityField | RoleColumn<Name>, Column>>;
}

export interface SaidOfRows<Field> {
  says: readonly SaidOfRow<Field>[];
  /** What parts two programmes in one cell. */
  and?: RegExp;
  /** What a part may name that somebody gets beside his first programme. */
  too?: readonly { says: RegExp; value: string }[];
}

/** What a cell says of its row. */
export interface SaidOfRow<Field> {
  says: RegExp;
  field: Field;
  value: string;
  /** It counts only where the column has a text like each of these in some cell. */
  among?: readonly RegExp[];
}

/** What a name that has such words says of all rows, or a remark of its row. */
export type Naming<Value = string> = readonly [words: RegExp, value: Value];

/** Rows that stand side by side: 1月 2月 3月, or 生活补贴 beside 护理补贴. */
export interface SpreadOf<Field extends string> {
  /** The money that each of the columns holds. */
  value: Field;
  /** What tells the columns apart: a month, a code list, or both. */
  by: readonly Field[];
  /** Fields that each may have a column of its own for. */
  own: readonly Field[];
  /** Set where 是 or √ says as much as an amount. */
  marks?: true;
  /** Set where only a sheet that calls itself this roll is taken so: 1月 2月 3月 stand on lists of payments too. */
  named?: true;
}

/** A roll whose kind is known only at run time. */
export interface Roll
  extends Omit<
    RollOf<KindName>,
    | "columns"
    | "fixed"
    | "unless"
    | "joint"
    | "values"
    | "titled"
    | "named"
    | "remarks"
    | "remarksOpen"
    | "remarksOften"
    | "oftenSilent"
    | "spread"
    | "oneOf"
    | "ownFields"
    | "own"
  > {
  fixed?: Readonly<Record<string, string>>;
  unless?: { column: string } & SaidOfRows<string>;
  joint?: { roll: string; says: Readonly<Record<string, readonly Naming[]>> };
  values?: Readonly<Record<string, readonly string[]>>;
  titled?: readonly string[];
  named?: Readonly<Record<string, readonly Naming<string | number>[]>>;
  remarks?: Readonly<Record<string, readonly Naming[]>>;
  remarksOpen?: Readonly<Record<string, OpenRemark>>;
  remarksOften?: Readonly<Record<string, number>>;
  oftenSilent?: readonly string[];
  spread?: SpreadOf<string>;
  oneOf?: readonly string[];
  ownFields?: readonly string[];
  own?: { named?: RegExp; said?: readonly string[]; beside?: readonly string[] };
  columns: Readonly<Record<string, Column>>;
}

/** Types a roll record: the compiler refuses a column that its kind does not have. */
export function defineRoll<const Name extends KindName>(roll: RollOf<Name>): Roll {
  return roll as unknown as Roll;
}
