import type { Progress, Stage } from "../../screening/screen.ts";

const STAGES: Readonly<Record<Stage, string>> = {
  read: "读名册",
  people: "认人",
  model: "整理数据",
  rules: "跑规则",
  worklists: "写清单",
};

const WIDTH = 20;

/** `读名册 [####      ] 3/23  2019年10月低保.xlsx`; what is worked on is a file, rule or township. */
export function progressText({ stage, what, done, total }: Progress): string {
  const filled = total > 0 ? Math.floor((done / total) * WIDTH) : 0;
  const bar = `[${"#".repeat(filled)}${" ".repeat(WIDTH - filled)}]`;
  const step = Object.keys(STAGES).indexOf(stage) + 1;
  const count = total > 1 ? ` ${Math.min(done + 1, total)}/${total}` : "";
  return `${step}/5 ${STAGES[stage]} ${bar}${count}  ${what}`;
}
