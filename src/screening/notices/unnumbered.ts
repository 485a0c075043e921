import type { UnnumberedSheet } from "../unnumbered-sheets.ts";
import { type Labels, type Notice, noticeOf, placeText, rollText } from "./notice.ts";

/** Lists that know their people by name only, a line each. */
export function unnumberedNotices(sheets: readonly UnnumberedSheet[], rolls: Labels): Notice[] {
  return noticeOf({
    title: "大半没有可用身份证号的名册",
    meaning: "只能按姓名、住址认人，靠它们的线索多是待核，也会漏",
    lines: sheets.map(
      ({ roll, rows, numbered, ...place }) =>
        `${placeText(place)}：${rollText(rolls, roll)}${rows} 行里只有 ${numbered} 行有能用的号码`,
    ),
    next: "表里有身份证号列却没有认出的，在 doudi.yaml 这张表下写明，例如 columns: { id: 列的表头 }；号码变成 E+17 或末三位是 000 的，请提供单位把该列设成文本重新导出",
  });
}
