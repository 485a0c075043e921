/** Official value -> the spellings offices use for it. */
type Values = Readonly<Record<string, readonly string[]>>;

export interface CodeList {
  label: string;
  values: Values;
  /** Tried in order on texts that no spelling equals. */
  patterns?: readonly (readonly [RegExp, string])[];
  /** Values that stand for several others: a title that names them says of no row which it is. */
  several?: readonly string[];
  /** Words of a title that say of whom something is and not what it is: 低保对象 in 低保对象价格临时补贴. */
  ofWhom?: RegExp;
  /** Words of a title that say another value where they follow on its name: 生活补贴 in 孤儿基本生活补贴 is the orphan's. */
  belongs?: RegExp;
  /** What 否 says under a header that asks for the value: 正常 under 是否注销. */
  contrary?: Readonly<Record<string, string>>;
}
