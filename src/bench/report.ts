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
    ...results.flatMap(stageLines),
    ...results.flatMap(detailLines),
  ].join("\n");
}

/** What the stages of one step took, as a table below. */
function stageLines({ step, stages }: Result): string[] {
  if (!stages) return [];
  const lines = stages.map(({ name, cpu, wall, megabytes, spill, file }) =>
    row([
      name,
      cpu.toFixed(1),
      wall.toFixed(1),
      ...[megabytes, spill, file].map((each) => each.toFixed(0)),
    ]),
  );
  return [
    "",
    row([`${step.name}: stage`, "CPU s", "wall s", "peak MB", "spilt MB", "database MB"]),
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    ...lines,
  ];
}

function detailLines({ step, details }: Result): string[] {
  if (!details) return [];
  const parts = Object.entries(details).map(
    ([name, value]) => `${name} ${Number.isInteger(value) ? value : value.toFixed(2)}`,
  );
  return ["", `${step.name}: ${parts.join("; ")}.`];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function reachText(reach: Result["step"]["reach"], reached: boolean | null): string {
  if (!reach) return "";
  const parts = [
    ...(reach.cpuRatio === undefined ? [] : [`≤ ${reach.cpuRatio} ×`]),
    ...(reach.cpuSeconds === undefined ? [] : [`≤ ${reach.cpuSeconds} s`]),
    ...Object.entries(reach.details ?? {}).map(([name, most]) => `${name} ≤ ${most}`),
    ...(reach.megabytes === undefined ? [] : [`≤ ${reach.megabytes} MB`]),
  ];
  return `${parts.join(", ")}: ${reached ? "reached" : "**missed**"}`;
}
