/** What a list that many people handle must not say of anybody, and what it says instead. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/感染艾滋病(病毒)?的?儿童|艾滋病(病毒)?感染儿童|艾滋病(病毒)?儿童/g, "孤儿类儿童"],
  [/(感染)?艾滋病(病毒)?(感染者?)?|HIV(感染者?|阳性)?|AIDS/gi, "重病"],
  [/精神(残疾)?(?=[一二三四1-4]级)/g, ""],
];

/** Found much faster than the words themselves, and in hardly any text. */
const TRACE = /艾滋|精神|HIV|AIDS/i;

/** Take the words out that name an illness for which people are shunned; the grade of a card stays. */
export function withoutSensitiveWords(text: string): string {
  if (!TRACE.test(text)) return text;
  return WORDS.reduce((kept, [word, instead]) => kept.replace(word, instead), text);
}
