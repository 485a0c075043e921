import type { LeftOut } from "../../screening/unread-files.ts";

/** What is not used because doudi.yaml says so, for as long as it does: `init` may have said so where nobody could be asked. */
export function leftOutSection(leftOut: readonly LeftOut[]): string[] {
  if (leftOut.length === 0) return [];
  const places = leftOut.map(({ file, sheet, rows }) => {
    const place = sheet === "" ? file : `${file}·${sheet}`;
    return rows === null ? `${place}（整个文件）` : `${place}（${rows} 行）`;
  });
  return [
    `doudi.yaml 里写明不用的 ${leftOut.length} 处：${places.join("、")}`,
    "  要用的，在 doudi.yaml 里去掉它的 skip，写明是哪种名册（roll）、哪个月（period）",
  ];
}
