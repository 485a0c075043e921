import { plainText } from "./plain-text.ts";
import { resolveCode } from "./resolve-code.ts";

const OF_WHAT = "(低保|保障|享受|救助|人员|对象|户|家庭|补差|金额)*$";
const WHEN = "^(动态|本[月期次])?";
/** Who came, or came back. */
const ADDED = new RegExp(`${WHEN}(新增|新纳入|纳入|新进|新享|增员|增加|增人|恢复|复保)${OF_WHAT}`);
/** Who gets more or less than before, or of whom something else was put right. 在保 alone is what a family may be of which somebody left. */
const KEPT = new RegExp(
  `${WHEN}(调增|调减|提标|降标|调标|提高标准|降低标准|标准调整|调整标准|调整|变更|信息变更|续保)${OF_WHAT}`,
);
/** 减少 beside 增加 is who left; alone it may be of money. */
const LESS = new RegExp(`${WHEN}(减少|减|减人|减员)(低保|保障|人员|对象|户|家庭)*$`);
const GONE: ReadonlySet<string> = new Set(["停发", "注销", "死亡", "迁出"]);

export type KindOfChange = "added" | "kept" | "gone";

/** What a cell of a ledger of changes (变动类型, 增减情况) says became of somebody; undefined for anything else. */
export function kindOfChange(written: string): KindOfChange | undefined {
  const text = plainText(written);
  if (ADDED.test(text)) return "added";
  if (KEPT.test(text)) return "kept";
  return LESS.test(text) || GONE.has(resolveCode("enrolment_status", text).value)
    ? "gone"
    : undefined;
}
