import type { Stage, WholeProgress } from "../../screening/screen.ts";

const STAGES: Readonly<Record<Stage, string>> = {
  read: "读名册",
  people: "认人",
  model: "整理数据",
  rules: "跑规则",
  worklists: "写清单",
};

const WIDTH = 20;

/** `[####      ] 23%  读名册 3/23  2019年10月低保.xlsx`; what is worked on is a file, rule or township. */
export function progressText({ stage, what, done, total, percent }: WholeProgress): string {
  const filled = Math.floor((percent / 100) * WIDTH);
  const bar = `[${"#".repeat(filled)}${" ".repeat(WIDTH - filled)}]`;
  const count = total > 1 ? ` ${Math.min(done + 1, total)}/${total}` : "";
  return `${bar} ${String(percent).padStart(3)}%  ${STAGES[stage]}${count}  ${what}`;
}
