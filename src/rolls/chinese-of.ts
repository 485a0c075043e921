const HAN = /\p{Script=Han}/u;
const OTHER_SCRIPTS =
  /[\p{Script=Arabic}\p{Script=Tibetan}\p{Script=Mongolian}\p{Script=Hangul}\p{Script=Yi}\p{Script=New_Tai_Lue}\p{Script=Tai_Le}\p{Script=Cyrillic}\p{M}]+/gu;

/** 姓名 ئىسمى: offices of Xinjiang, Tibet, Inner Mongolia and Yanbian write headers and words in two languages. */
export function chineseOf(text: string): string {
  const chinese = HAN.test(text) ? text.replace(OTHER_SCRIPTS, "") : text;
  return chinese === text ? text : chinese.replace(/^[\s/|]+|[\s/|]+$/g, "");
}
