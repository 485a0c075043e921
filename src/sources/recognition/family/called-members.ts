import { unspaced } from "../../../rolls/plain-text.ts";
import { looksLikeName } from "../columns/value-fit.ts";
import type { SaidColumn } from "./repeated.ts";
import { ID, NAME, RELATION } from "./whose-cells.ts";

/** What the columns of a head's family are called besides 姓名 and 成员姓名. */
const OTHERS =
  /^(其[他它余]的?)?(共同(生活|居住)的?|户内)?(其[他它余]的?)?(家庭|家属)?(成员|人员|家属)的?/;
const SAYS: Readonly<Record<string, RegExp>> = {
  [NAME]: /^(姓名|名字|名单)?$/,
  [ID]: /^(公民|居民|有效)?(身份证|身份证件|证件|身份)(号码?|证号码?|编号)?$/,
  [RELATION]: /^(与|同|和|跟)?(本户)?(户主|申请人)?的?(家庭)?(关系|称谓)$/,
};

/** Columns of 共同生活家庭成员姓名, 其他成员身份证号 and 家庭成员 over single names as what they say of whom their rows are about. */
export function calledMembers(said: readonly SaidColumn[]): SaidColumn[] {
  return said.map(({ column, says }) => {
    const leaf = unspaced(column.headerCells.at(-1) ?? "");
    const called = OTHERS.exec(leaf)?.[0];
    if (says.person !== null || called === undefined) return { column, says };
    const rest = leaf.slice(called.length);
    const what = [NAME, ID, RELATION].find((each) => SAYS[each]?.test(rest));
    const isSound = what !== undefined && (what !== NAME || column.sample.every(looksLikeName));
    return isSound ? { column, says: { ...says, what } } : { column, says };
  });
}
