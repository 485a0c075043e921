/** A column that names somebody by what he is to the row's own person. */
const PERSON = /^(父亲|母亲|父|母|监护人|照料人|代领人|联系人)(姓名|名字)?$/;

/**
 * Whose column each header of a single row is, where the row says a thing of several persons by the same word: in 儿童姓名 | 身份证号 | 父亲 |
 * 身份证号 | 状况 | 母亲 | 身份证号 | 状况 the last two pairs are the father's and the mother's. Undefined for columns that are nobody's but the row's.
 */
export function underPersons(texts: readonly string[]): (string | undefined)[] {
  const plain = texts.map((text) => text.replace(/\s/g, ""));
  const times = new Map<string, number>();
  for (const text of plain) times.set(text, (times.get(text) ?? 0) + 1);
  let person: string | undefined;
  return plain.map((text) => {
    const named = PERSON.exec(text)?.[1];
    if (named !== undefined) {
      person = named;
      return undefined;
    }
    if ((times.get(text) ?? 0) < 2) person = undefined;
    return person;
  });
}
