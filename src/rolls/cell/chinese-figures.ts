const FIGURES = "〇一二三四五六七八九";

/** 二〇一九年十月三日 as 2019年10月3日; quarters and everything that is no date keep their characters. */
export function arabicDates(text: string): string {
  if (!/[年月]/.test(text)) return text;
  return text
    .replace(
      /(?<![一二三四五六七八九])([一二])([〇○零0O九])([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])(?=年)/g,
      (digits) => [...digits].map(figureOf).join(""),
    )
    .replace(/(?<=[年度第至\-~—]|^)([一二三四五六七八九]|十[一二]?)(?=月)/g, (month) =>
      String(numberOf(month)),
    )
    .replace(/(?<=月)([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])/g, (day) =>
      String(numberOf(day)),
    );
}

/** 四百二十 as 420, 三 as 3; null for anything else. Up to 9999. */
export function numberOf(text: string): number | null {
  const match =
    /^(?:([一二两三四五六七八九])千)?零?(?:([一二两三四五六七八九])百)?零?(?:([一二两三四五六七八九])?(十))?零?([一二两三四五六七八九])?$/.exec(
      text.replace(
        /[壹贰叁肆伍陆柒捌玖拾佰仟]/g,
        (digit) => "一二三四五六七八九十百千"["壹贰叁肆伍陆柒捌玖拾佰仟".indexOf(digit)] ?? "",
      ),
    );
  if (!match || text === "") return text === "零" ? 0 : null;
  const [, thousands, hundreds, tens, ten, ones] = match;
  return (
    1_000 * digitOf(thousands) +
    100 * digitOf(hundreds) +
    (ten ? 10 * (tens ? digitOf(tens) : 1) : 0) +
    digitOf(ones)
  );
}

function digitOf(character: string | undefined): number {
  return character === undefined
    ? 0
    : character === "两"
      ? 2
      : Math.max(0, FIGURES.indexOf(character));
}

function figureOf(character: string): string {
  return String(Math.max(0, FIGURES.indexOf(character)));
}
