import { ITS_DAY } from "./cell/read-remark.ts";
import type { Naming } from "./roll.ts";

/** What is not so, not yet, or may be: the day beside it is of something else. */
const NOT =
  "(?<![未没无][有能予]?|电话|不再?)(?<!([拟应将请]|待(?!遇)|需要?|计划|准备|预计)[^,;。]{0,14})";

/** When somebody was last looked in on, where a list has no column for it. */
export const visitRemarks: readonly Naming[] = [
  [
    new RegExp(`${NOT}(走访|探访|巡访|探视|看望|探望|入户(?!籍)|上门)(?!时?(未|不|无人|没))`),
    ITS_DAY,
  ],
];

/** When somebody died, on a list of the dead. */
export const deathRemarks: readonly Naming[] = [
  [
    new RegExp(
      `${NOT}(死亡|病故|病亡|病逝|去世|亡故|故去|过世|身故|离世|已故)(?!抚恤|赔偿|证明|注销)`,
    ),
    ITS_DAY,
  ],
];

/** When somebody was taken into custody. */
export const custodyRemarks: readonly Naming[] = [
  [new RegExp(`${NOT}(收监|收押|入狱|入监|入所|收治|羁押|关押|判刑|被捕|逮捕)`), ITS_DAY],
];
