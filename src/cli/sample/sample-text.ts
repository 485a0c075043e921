import type { Estimate } from "../../reports/sampling/estimate.ts";
import type { Interval } from "../../reports/sampling/interval.ts";
import type { SamplePlan } from "../../reports/sampling/plan.ts";
import { STRATUM_LABELS, type Stratum } from "../../reports/sampling/strata.ts";
import { table } from "../text-width.ts";

/** What a plan comes to, for the terminal. */
export function planText(plan: SamplePlan): string {
  const people = plan.strata.reduce((sum, stratum) => sum + stratum.people, 0);
  return [
    `抽样范围：残疾、贫困、重病、儿童、受灾、失业等名册上，或以前享受过、或被列为疑点，现在没有保障的在籍人员，共 ${people} 人`,
    table([
      ["层", "人数", "预估漏保", "走访"],
      ...plan.strata.map(({ stratum, people: of, assumed, size }) => [
        ...[STRATUM_LABELS[stratum], of, percent(assumed), size],
      ]),
    ]),
    `走访 ${plan.visits} 人，按 ${percent(plan.response)} 能见到算，应保未保率的误差约 ±${percent(plan.margin)}（95 % 把握）。`,
    ...(plan.possible !== null && plan.visits > plan.possible
      ? [
          `比 --visits 写的 ${plan.possible} 人多：一层至少要走访 20 人（不到 20 人的全部走访），再少就什么也估不出来。`,
        ]
      : []),
    ...(plan.wished !== null && plan.margin > plan.wished
      ? [
          `要的 ±${percent(plan.wished)} 达不到：每个人都走访也只有这么准，要更准就得见到更多的人（--response）。`,
        ]
      : []),
  ].join("\n");
}

/** What the answers say, in words a report can take over. */
export function estimateText(result: Estimate, draw: number): string {
  const open = result.sampled - result.answered;
  const lines = [
    `抽样 ${draw}：抽 ${result.sampled} 人，见到 ${result.answered} 人，${open} 人未见到或未走访；代表 ${result.people} 人`,
    table([
      ["层", "人数", "抽取", "见到", "应保未保", "比例（95 % 区间）"],
      ...result.strata.map(({ stratum, people, sampled, answered, missed, rate }) => [
        ...[STRATUM_LABELS[stratum as Stratum], people, sampled, answered, missed],
        answered === 0 ? "—" : span(rate),
      ]),
    ]),
  ];
  if (result.answered === 0) return [...lines, "还没有走访结果，不能估计。"].join("\n");
  lines.push(
    "",
    `应保未保率 ${span(result.rate)}，折合 ${Math.round(result.missed.value)} 人（${Math.floor(result.missed.low)}–${Math.ceil(result.missed.high)} 人）。`,
  );
  if (result.listed) {
    lines.push(`应保未保的人里，规则列出的占 ${span(result.listed)}，其余的规则没有看到。`);
  }
  if (open > 0) {
    const { none, all } = result.withoutAnswer;
    lines.push(
      `没有答复的按同层见到的人推算；假如他们都不是，为 ${percent(none)}，假如都是，为 ${percent(all)}。`,
    );
  }
  for (const stratum of result.silent) {
    lines.push(
      `“${STRATUM_LABELS[stratum as Stratum]}”还没有一个答复：比例里没有算它，区间算到它全部都是。`,
    );
  }
  lines.push("分层抽样，按层加权，作有限总体校正；Wilson 区间，各层合并用 MOVER 法。");
  return lines.join("\n");
}

function span({ value, low, high }: Interval): string {
  return `${percent(value)}（${percent(low)}–${percent(high)}）`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
