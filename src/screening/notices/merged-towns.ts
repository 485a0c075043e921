import type { MergedTown } from "../../staging/across/merged-towns.ts";
import { type Notice, noticeOf } from "./notice.ts";

/** Townships that some lists call by a former name, a line each. */
export function mergedTownNotices(towns: readonly MergedTown[]): Notice[] {
  return noticeOf({
    title: "有的名册还写着合并或改名以前的乡镇，已按现在的乡镇核对",
    meaning: "不是同一个乡镇的，请把它作为现名写进 doudi.yaml 的 tables.places",
    lines: towns.map(
      ({ formerly, town, people }) =>
        `${formerly} → ${town}：其他名册上没有${formerly}，它的 ${people} 人次都在${town}`,
    ),
  });
}
