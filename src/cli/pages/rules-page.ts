import { labelledTemplate } from "../../rules/leads/explain.ts";
import type { Pack } from "../../rules/load-pack.ts";
import { FAMILIES, FAMILY_LABELS } from "../../rules/rule-schema.ts";
import { LEVEL_LABELS } from "../labels.ts";
import { basisText } from "./rule-page.ts";

const HEAD = `<!-- 由 npm run docs 生成，不要手改。 -->
# 规则目录

一条规则是 \`queries/rules/<类别>/\` 里的两个文件：\`<编号>-<名称>.sql\`（说明 + 一条 SELECT）和同名的 \`.cases.yaml\`（给定的名册行，应得的疑点）。
写法见 [architecture.md](architecture.md) 第 5 节。\`doudi rules new\` 建一条，\`doudi rules lint\` 检查格式，\`doudi rules test\` 跑用例，\`doudi rules show 编号\` 看全部说明。

疑点（hit）是线索，不是结论，以入户核查为准；待核（check）系于一处疑似的人员匹配；提示（hint）有降级情形。缺少必需名册的规则为“未检查”，不算 0。
`;

/** docs/rules.md: every rule of the pack, by family. */
export async function rulesPage(pack: Pack): Promise<string> {
  const parts = [HEAD];
  for (const family of FAMILIES) {
    const rules = pack.filter(({ header }) => header.family === family);
    if (rules.length === 0) continue;
    parts.push(`## ${family} ${FAMILY_LABELS[family]}\n`);
    for (const { header } of rules) {
      parts.push(`### ${header.id} ${header.title}\n`);
      parts.push(
        `- 等级：${LEVEL_LABELS[header.level]}；优先级 ${header.priority}；${header.who}核查，${header.due_days} 个工作日`,
      );
      parts.push(`- 说明：${labelledTemplate(header.explain, header.evidence)}`);
      if (header.clauses.length > 0)
        parts.push(`- 民函〔2019〕95号条款：${header.clauses.join("、")}`);
      if (header.groups.length > 0) parts.push(`- 特殊群体：${header.groups.join("、")}`);
      for (const basis of header.basis) parts.push(`- 依据：${basisText(basis)}`);
      for (const { text } of header.exclusions) parts.push(`- 排除：${text}`);
      for (const { text } of header.lowered) parts.push(`- 降为提示：${text}`);
      for (const [name, param] of Object.entries(header.params)) {
        const value = Array.isArray(param.default) ? param.default.join("、") : param.default;
        parts.push(`- 参数：\`${name}\` = ${value}${param.unit ?? ""}`);
      }
      for (const { text } of header.falsepositives) parts.push(`- 可能误报：${text}`);
      parts.push(`- 核查要点：${header.verify}`, `- 整改措施：${header.rectify}\n`);
    }
  }
  return `${parts.join("\n").trimEnd()}\n`;
}
