import type { MergedTown } from "../../staging/across/merged-towns.ts";
import { type Notice, noticeOf } from "./notice.ts";

/** Townships that some lists call by a former name, a line each. */
export function mergedTownNotices(towns: readonly MergedTown[]): Notice[] {
  return noticeOf({
    title: "有的名册写的乡镇，多数名册写成另一个（合并、改名或新划出的），已按多数名册核对",
    next: `不是同一个乡镇的，请在 doudi.yaml 的 tables.places 写明它是现名，例如 { town: ${towns[0]?.formerly}, formerly: [${towns[0]?.formerly}] }`,
    lines: towns.map(
      ({ formerly, town, people }) =>
        `${formerly} → ${town}：多数名册不写${formerly}，它的 ${people} 人次在那里都写${town}`,
    ),
  });
}
