import type { RecognisedFile } from "./recognise-files.ts";

const COUNTY =
  /([\p{Script=Han}]{1,8}?(?:自治县|自治旗|县|区|市|旗))(?!区|级|直|内|外|域|里|中|民政)/gu;
/** Words that end like a county and are none. */
const NO_COUNTY =
  /^(全|各|本|我|某某|所在|户籍|行政|地|辖|社|小|城|市|郊|山|牧|灾|园|校|厂|校|省|县|旗)?(县|区|市|旗|市区|县区|社区|地区|小区|灾区|城区)$/;

/** The county that titles and file names speak of most often; undefined when none does. */
export function guessCounty(files: readonly RecognisedFile[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { file, sheets } of files) {
    const texts = [file, ...sheets.flatMap(({ recognition }) => recognition.titles)];
    const names = new Set(
      texts.flatMap((text) => [...text.matchAll(COUNTY)].map(([, name]) => nameOf(name ?? ""))),
    );
    for (const name of names) if (name !== "") counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0];
}

/** Without province, prefecture and the words before it in a title; empty when it is no county's name. */
function nameOf(found: string): string {
  const own = found.replace(/^.*(省|自治区|自治州|州|盟|地区|单位|关于)/u, "");
  return own.length < 2 || NO_COUNTY.test(own) ? "" : own;
}
