import { plainText } from "../../../rolls/plain-text.ts";

/** Words for a list that another one stands for. */
export const OLD = "已?作废版?|旧[版表稿]|老版|初[稿版]|草稿|原[稿版]|(?:修改|更正|修订)前";

/** 名册（作废）, 花名册初稿, 【测试】: what stands behind a title, or in brackets. */
const OLD_TITLE = new RegExp(
  `[(（【[](?:本表|此表|本件)?(${OLD}|测试[版稿表用]?|测试数据|仅供测试)[)）】\\]]|(${OLD}|测试[版稿表]|测试数据)$|^(${OLD}|测试[版稿表]|测试数据)$`,
);

/** The word by which a line above a table says that it is no list to go by; undefined where it says none. */
export function oldByTitle(line: string): string | undefined {
  const [, bracketed, behind, alone] = OLD_TITLE.exec(plainText(line)) ?? [];
  return bracketed ?? behind ?? alone;
}
