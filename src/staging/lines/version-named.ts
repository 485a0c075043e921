import { plainText } from "../../rolls/plain-text.ts";
import { OLD } from "../../sources/recognition/lines/old-by-title.ts";

/** What a list is called without the word for its version, and which of several it is: below zero an old one, above zero a corrected one. */
export interface VersionNamed {
  stem: string;
  rank: number;
}

const NEW =
  "最新版?|最终[版稿表]?|终[稿版]|定稿|正式版|新[版表稿]|已?(?:修改|更正|修订|修正)[后版稿]?|以(?:此|这个?)为准|重报";
/** Parts of other words (新增, 旧施村, 改造), unless they stand for themselves. */
const OLD_ALONE = "旧|不用|停用";
const NEW_ALONE = "新|改";
/** When it was changed: （11.5修改）. */
const WHEN = "[\\d.年月日/-]*";

function marks(words: string, alone: string): RegExp[] {
  const all = `${WHEN}(?:${words}|${alone})`;
  return [`\\(${all}\\)`, `[-_—·]${all}$`, `(?:${words})$`, `^(?:${words})`].map(
    (each) => new RegExp(each, "g"),
  );
}

const MARKS = [
  { rank: -1, words: marks(OLD, OLD_ALONE) },
  { rank: 1, words: marks(NEW, NEW_ALONE) },
] as const;

/**
 * The version that the names of a file and its sheet tell: 低保名册（最终版） beside 低保名册, 旧 beside 新. Null where they tell both.
 *
 * name: path of the file within the project and the sheet, with slashes between.
 */
export function versionNamed(name: string): VersionNamed | null {
  const ranks = new Set<number>();
  const parts = name.split("/").map((part) => {
    let text = plainText(part.replace(/\.[A-Za-z]{2,4}$/, ""))
      .replaceAll("【", "(")
      .replaceAll("】", ")");
    for (const { rank, words } of MARKS)
      for (const word of words) {
        const rest = text.replace(word, "");
        if (rest !== text) ranks.add(rank);
        text = rest;
      }
    return text;
  });
  if (ranks.size > 1) return null;
  return { stem: parts.filter((part) => part !== "").join("/"), rank: [...ranks][0] ?? 0 };
}
