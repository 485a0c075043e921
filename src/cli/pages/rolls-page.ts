import { CODE_LISTS } from "../../rolls/code-lists.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import type { Column, Roll } from "../../rolls/roll.ts";
import { fieldLabel } from "../../sources/recognition/columns/field-label.ts";

const HEAD = `<!-- 由 npm run docs 生成，不要手改。 -->
# 名册目录

一种名册是 \`src/rolls/catalogue/\` 里的一个文件：表头写法、文件名里的词、它说的是哪一种内容（kind）。新增一种名册只加一个文件。
认名册看表头和列里的值，不只看文件名；认不准的会问，认错的在 \`doudi.yaml\` 里改。几列并排打勾的（“父亲情况”下的死亡、失踪、服刑，集中供养、分散供养），读成一列，打勾的是哪列就是哪个值。表头按去掉空格、括号注释和全半角差别之后比较。
`;

/** docs/rolls.md: every roll with the headers it is known by, and the code lists. */
export async function rollsPage(): Promise<string> {
  const rolls = [...(await loadRolls()).values()];
  const lists = Object.entries(CODE_LISTS).map(([name, list]) => {
    const values = Object.entries(list.values as Record<string, readonly string[]>);
    const lines = values.map(
      ([value, spellings]) =>
        `- ${value}${spellings.length > 0 ? `：${spellings.join("、")}` : ""}`,
    );
    if ("contrary" in list) lines.push(contraryLine(list.contrary));
    return `### ${list.label}（\`${name}\`）\n\n${lines.join("\n")}`;
  });
  return `${[HEAD, ...rolls.map(rollText), "## 代码表\n", lists.join("\n\n")].join("\n")}\n`;
}

function contraryLine(contrary: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(contrary).map(([asked, other]) => `问“${asked}”答否是${other}`);
  return `- 表头用“是否……”“……标志”发问时，“是”“否”照所问的读：${pairs.join("，")}`;
}

function rollText(roll: Roll): string {
  const kind = kindOf(roll.kind);
  const snapshot = roll.snapshot ? "按月一期，几期并存" : "不分期";
  const rows = Object.entries(roll.columns).map(([field, column]) => {
    const { headers, required } = headersOf(column);
    const label = `${fieldLabel(roll, field)}${required ? "（必需）" : ""}`;
    return `| ${label} | \`${field}\` | ${headers.map((header) => header.replaceAll("|", "／")).join("、")} |`;
  });
  return `## ${roll.label}（\`${roll.id}\`）

${roll.supplier}提供；内容：${kind.label}（\`${roll.kind}\`）；${snapshot}。文件名或标题里的词：${roll.words.join("、")}。

| 项目 | 标识 | 表头写法 |
|---|---|---|
${rows.join("\n")}
${spreadLine(roll)}${familyLine(roll)}${exitsLine(roll)}`;
}

function exitsLine({ exits }: Roll): string {
  if (exits === undefined) return "";
  return `
留着停保人员的：状态（或变动情况）写着停发、注销、死亡、迁出，或停止年月已经过去，又有停止年月或原因一列的，这些行同时算一份停发名单（\`${exits}\`）。
`;
}

function familyLine({ inOneRow }: Roll): string {
  if (!inOneRow) return "";
  const kin = inOneRow === "family" ? "，或按亲属（配偶姓名、长子姓名）" : "";
  return `
可以一行一户：成员编号（成员1姓名、成员1身份证号、成员2姓名……，数字也可写在后面，或用两行表头）${kin}，或同样的几列重复几遍；每个写了姓名或证号的人各成一行，户编号、住址、金额等各人相同，看不出哪几列是同一个人的就不读，并说明。
`;
}

function spreadLine({ spread, kind }: Roll): string {
  if (!spread) return "";
  const { fields } = kindOf(kind);
  const labels = (names: readonly string[]) => names.map((name) => fields[name]?.label ?? name);
  const [value] = labels([spread.value]);
  const marks = spread.marks ? "（或“是”、√）" : "";
  const own = spread.own.length > 0 ? `，另可各有${labels(spread.own).join("、")}列` : "";
  return `
可以并排写：几个${labels(spread.by).join("、几个")}各占一列，格里写${value}${marks}${own}；一行按有${value}的格展开成几行，“合计”列不算。年份取自表头、工作表名、标题或文件名，都没有就问；认错的在 \`doudi.yaml\` 的 \`spread\` 里改。
`;
}

function headersOf(column: Column): { headers: readonly string[]; required: boolean } {
  if ("headers" in column) return { headers: column.headers, required: column.required === true };
  return { headers: column, required: false };
}
