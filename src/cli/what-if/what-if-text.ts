import type { Pack } from "../../rules/load-pack.ts";
import type { RuleChange, WhatIf } from "../../screening/what-if/what-if.ts";
import type { Output } from "../output.ts";
import { table } from "../text-width.ts";

export const CHANGES = { entered: "进入", left: "退出", level: "等级变化" } as const;

/** What would change, a line a rule; people only in the file. */
export function whatIfText({ rules }: WhatIf, pack: Pack, out: Pick<Output, "paint">): string {
  const title = (id: string) => pack.find(({ header }) => header.id === id)?.header.title ?? "";
  const changed = rules.filter(isChanged);
  const rows = changed.map((each) => [
    `  ${each.rule}`,
    each.before,
    each.after,
    each.entered,
    each.left,
    each.level,
    yuan(each.enteredFen),
    yuan(each.leftFen),
    stateNote(each) || title(each.rule),
  ]);
  const lines = [
    out.paint("bold", `假设：${changed.length} 条规则的名单会变（共比较 ${rules.length} 条）`),
  ];
  if (rows.length > 0) {
    lines.push(
      table([
        ["  规则", "现在", "假设", "进入", "退出", "等级变", "进入月金额", "退出月金额", "名称"],
        ...rows,
      ]),
      "  月金额只是估计：漏保按低保标准（补差的上限），其他按名册上的人均月保障金额。",
    );
  }
  lines.push("本轮结果、台账和配置都没有改动。");
  return lines.join("\n");
}

function isChanged({ entered, left, level, states }: RuleChange): boolean {
  return entered + left + level > 0 || states[0] !== states[1];
}

export function yuan(fen: number | null): string {
  return fen === null ? "" : `${(fen / 100).toFixed(2)}元`;
}

function stateNote({ states }: RuleChange): string {
  if (states[0] === states[1]) return "";
  return states[1] === "checked" ? "假设下可以检查" : "假设下未检查";
}
