import { FIRST_DAY, ITS_DAY, NO_DAY } from "./cell/day-beside.ts";
import type { Naming } from "./roll.ts";

/** What is not so, not yet, or may be: the day beside it is of something else. */
const NOT =
  "(?<![未没无][有能予人]?|电话|不再?)(?<!([拟应将请]|待(?!遇)|需要?|计划|准备|预计|下次|下一次|下回)[^,;。]{0,14})";

/** 入户 and 上门 are also how somebody came to be registered, or into a family. */
const VISIT =
  "(走访|探访|巡访|探视|看望|探望|入户(?!籍|口|落)|(?<!落户|迁入)上门(?!女婿|入赘|招))(?!时?(未|不|无人|没))";

/** Of a list that notes visits in its remarks most rows say one: on another whoever has no such remark may have been visited all the same. */
export const VISITED = 0.5;

/** When somebody was last looked in on, where a list has no column for it. */
export const visitRemarks: readonly Naming[] = [
  // 走访，无人在家: nobody saw him.
  [
    new RegExp(`${NOT}${VISIT}(?=.{0,10}(未[见遇在]|没[见遇在]|没有[见遇人]|不在|无人|没人))`),
    NO_DAY,
  ],
  [new RegExp(`${NOT}${VISIT}`), ITS_DAY],
];

/** When somebody died, on a list of the dead: what is told of it later is of when it was noticed. */
export const deathRemarks: readonly Naming[] = [
  // 2019年6月核实死亡: when that was found out, where nothing says when it was.
  [
    /^(?!.*[\d日月号初底旬](因[^,;。]{1,6}|突然|突发|意外|自然|已|在家)?(死亡|病故|病亡|病逝|去世|亡故|过世|身故)).*(核实|上报|发现|报告|登记|比对|反馈|排查)(出|为|已|其)*(死亡|病故|去世|亡故)(?!时间|日期|登记|证明|注销)/,
    NO_DAY,
  ],
  [
    new RegExp(
      `${NOT}(死亡|病故|病亡|病逝|去世|亡故|故去|过世|身故|离世|已故)(?!抚恤|赔偿|证明|注销)`,
    ),
    FIRST_DAY,
  ],
];

/** When somebody was taken into custody. */
export const custodyRemarks: readonly Naming[] = [
  [
    new RegExp(
      `${NOT}(?<!解除|释放|出所|取消)(收监|收押|入狱|入监|入所|收治|羁押|关押|判刑|被捕|逮捕)`,
    ),
    ITS_DAY,
  ],
];
