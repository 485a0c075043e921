import { createHash } from "node:crypto";
import type { Project } from "../../project/project.ts";
import { type RoundManifest, readManifest, roundsOf } from "../../screening/round.ts";

/** 口径: what the numbers mean and what they rest on, one sentence a line, printed under the tables. */
export function statusNotes(
  project: Project,
  { on, round, head }: { on: string; round: string; head: string },
): string[] {
  const known = roundsOf(project).includes(round) ? readManifest(project, round) : undefined;
  return [
    "口径",
    `截至 ${on}，台账校验码 ${head}；最新轮次 ${round}。`,
    ...(known ? roundNotes(known) : ["最新轮次的文件夹不在，数据日期和规则版本见当时的汇总表。"]),
    "计数单位：一条规则在一个人（或一户）上的一条疑点记 1 条，从发现起一直计数，销号、消除后也不减。",
    "疑点数＝已核查＋未核查＋因数据消除＋本县例外；已核查＝拟纳入＋已纳入＋救助、补发、停发＋不符合＋死亡＋迁出＋放弃＋其他结果。",
    "已核查：收到了现在仍然有效的核查结果；申请延期（15）不算；本县例外：例外没有到期、不下发的，不算未核查；重新打开的要重新核查。核查率＝已核查÷（已核查＋未核查）。",
    "属实：脱保、漏保类为结果 01、02、04、05、16，发放类为 05、16、17，错保类为 07、14、17，数据质量类为 13。",
    "已纳入：结果 03，或结果 01、02 已销号；需整改：结果 01、02、04、05、16、17；整改完成率＝已整改（已完成或销号）÷需整改。",
    "金额：取自核查情况说明里写明的元数，写了几个金额而没有合计的不计；救助补发为结果 04、05、16，追缴为 17。",
  ];
}

function roundNotes({ month, inputs, rules, findingsHash }: RoundManifest): string[] {
  const text = rules.map(({ id, hash }) => `${id} ${hash}`).join("\n");
  const pack = createHash("sha256").update(text).digest("hex").slice(0, 12);
  const missing = rules.filter(({ state }) => state !== "checked").map(({ id }) => id);
  return [
    `数据：排查月份 ${month}，${inputs.length} 个文件，疑点校验值 ${findingsHash.slice(0, 12)}；各文件的月份见该轮次汇总表“数据来源”。`,
    `规则版本：规则包 ${pack}，共 ${rules.length} 条；排除条件见该轮次汇总表“规则口径”。`,
    missing.length === 0
      ? "未检查：没有，全部规则都已检查。"
      : `未检查：${missing.join(" ")}，共 ${missing.length} 条；未检查的不是 0，原有的疑点照旧挂账。`,
  ];
}
