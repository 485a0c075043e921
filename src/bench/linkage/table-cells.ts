/** A table under its heading, with what it means. */
export function section(
  title: string,
  about: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    `### ${title}`,
    "",
    about,
    "",
    line(header),
    `|${header.map((_, at) => (at < 1 ? " --- |" : " ---: |")).join("")}`,
    ...rows.map(line),
  ].join("\n");
}

/** A part in per cent, as finely as pairs are counted. */
export function percent(part: number): string {
  return (100 * part).toFixed(3);
}

/** `part` of `of` in per cent. */
export function share(part: number, of: number): string {
  return of === 0 ? "–" : ((100 * part) / of).toFixed(2);
}

/** The upper end of Wilson's interval at 95 %, in per cent. */
export function bound(part: number, of: number): string {
  if (of === 0) return "–";
  const z = 1.96;
  const p = part / of;
  const middle = p + (z * z) / (2 * of);
  const width = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  return ((100 * (middle + width)) / (1 + (z * z) / of)).toFixed(2);
}

/** A number with its thousands apart. */
export function count(number: number): string {
  return number.toLocaleString("en");
}
