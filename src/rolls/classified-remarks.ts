import type { Naming } from "./roll.ts";

const WORDS = "(?:分类施保|分类救助|分类保障|重点救助|重点保障|(?<!\\p{Script=Han})分保)";
/** 增发物价补贴 and 加发春节慰问金 go to everybody: under no head, or as money of another kind, it is no 分类施保. */
const MORE =
  "(?:[增加]发(?![^,;。]{0,8}(?:物价|价格|临时|一次性|慰问|取暖|采暖|补贴|津贴|补助|护理|[电水气]费|春节|节日)))";
/** 未分类施保 and 应享受分类施保 say that somebody has none; 不含分类施保126元 that he has. */
const NONE =
  "(?:未|没有?|不(?!含|包)|[非无拟应待需可]|申请|建议|取消|停止?|撤销|终止)(?:[予能再以被当]|享受?|纳入|列入|进入|办理|符合|属于?|申请|给予|条件)*";
const NO_LONGER = "[^,;。]{0,10}(?:取消|停|撤|终止|期满|到期|核减|待|未(?!成年))";

function naming(words: string, value: string): Naming {
  const said = words === "" ? WORDS : `(?:${WORDS}|${MORE})`;
  const has = `^(?!.*${NONE}${said})(?!.*${said}${NO_LONGER})(?=.*${said})`;
  return [new RegExp(`${has}.*(?:${words})`, "u"), value];
}

/** Under which head somebody gets more, where a roll notes it in 备注: 分类施保：重残 126元. */
export const classifiedRemarks: readonly Naming[] = [
  naming("残", "重度残疾人"),
  naming("病", "重病患者"),
  naming("老|[678]0周?岁", "老年人"),
  naming("未成年|儿童|幼|婴|18周?岁", "未成年人"),
  naming("学生|就学", "在校学生"),
  naming("单亲", "单亲家庭"),
  naming("孕|哺乳", "孕妇"),
  naming("", "分类施保"),
];
