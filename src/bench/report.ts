import type { Group, Result } from "./bench.ts";

/** A group's results as a Markdown table. */
export function groupTable({ title }: Group, results: readonly Result[]): string {
  const lines = results.map(({ step, cpu, wall, megabytes, ratio, count, reached }) =>
    row([
      step.name,
      cpu.toFixed(1),
      wall.toFixed(1),
      megabytes.toFixed(0),
      ratio === null ? "" : `${ratio.toFixed(1)} ×`,
      count === null ? "" : String(count),
      reachText(step.reach, reached),
    ]),
  );
  return [
    `### ${title}`,
    "",
    row(["", "CPU s", "wall s", "peak MB", "CPU ÷ baseline", "counted", "to reach"]),
    "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ...lines,
  ].join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function reachText(reach: Result["step"]["reach"], reached: boolean | null): string {
  if (!reach) return "";
  const parts = [
    ...(reach.cpuRatio === undefined ? [] : [`≤ ${reach.cpuRatio} ×`]),
    ...(reach.cpuSeconds === undefined ? [] : [`≤ ${reach.cpuSeconds} s`]),
    ...(reach.megabytes === undefined ? [] : [`≤ ${reach.megabytes} MB`]),
  ];
  return `${parts.join(", ")}: ${reached ? "reached" : "**missed**"}`;
}
