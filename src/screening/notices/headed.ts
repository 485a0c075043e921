import type { HeadedRoll } from "../../rules/run/headed-rolls.ts";
import { type Notice, noticeOf } from "./notice.ts";

/** Lists of 低保 that have a row a family and no members, a line a file. */
export function headedNotices(headed: readonly HeadedRoll[]): Notice[] {
  const files = [...new Set(headed.map(({ file }) => file))];
  const lines = files.map((file) => {
    const those = headed.filter((each) => each.file === file);
    const towns = those.map(({ town, families }) => `${town ?? "未写乡镇"} ${families} 户`);
    return `${file}：${towns.join("、")}`;
  });
  return noticeOf({
    title: "一户只列一人、或姓名写成“某某等几人”的名册",
    meaning:
      "同户其他人在不在保看不出，他们的脱保、漏保线索一律列为待核；他们的重复享受、分类施保、残疾补贴查不到",
    lines,
    next: "请提供单位补交家庭成员名单（姓名、身份证号、低保证号），放进“数据”再排查",
  });
}
