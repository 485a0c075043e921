import type { Roll } from "../../rolls/roll.ts";
import { fieldLabel } from "../../sources/recognition/columns/field-label.ts";
import type { Unread } from "../read-inputs.ts";
import { type Notice, noticeOf, placeText } from "./notice.ts";

/** Columns most of whose cells were not understood: a rule that reads one finds nobody, which is no zero. */
export function unreadNotices(
  unread: readonly Unread[],
  rolls: ReadonlyMap<string, Roll>,
): Notice[] {
  const lines = unread.map(({ file, sheet, roll, field, cells, rows, open }) => {
    const label = open ?? fieldLabel(rolls.get(roll) ?? null, field);
    const what = open === undefined ? "认不出" : "空着，看不出是哪种救助";
    const how = cells >= rows ? `${rows} 行全都${what}` : `${rows} 行里有 ${cells} 行${what}`;
    return `${placeText({ file, sheet })}：“${label}”列 ${how}，靠这一列的规则查不全`;
  });
  return noticeOf({
    title: "大半认不出的列",
    meaning: "请改成通行的写法，或在 doudi.yaml 里改列，或在这张表下用 values 写明本地写法各是什么",
    lines,
  });
}
