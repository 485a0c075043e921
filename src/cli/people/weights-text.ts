import { linkRuleWords } from "../../people/link-rule-words.ts";
import type { Output } from "../output.ts";
import { table } from "../text-width.ts";

/** What agreement of one field at one level is worth. */
export interface WeightRow extends Record<string, string | number | null> {
  field: string;
  label: string;
  level: number;
  level_label: string;
  m: number | null;
  u: number | null;
  bits: number;
  basis: string;
}

export interface SessionRow extends Record<string, string | number | null> {
  session: string;
  pairs: number;
  share: number;
  iterations: number;
  fault: string | null;
}

export interface BlockRow extends Record<string, string | number | null> {
  rule: string;
  blocks: number;
  pairs: number;
  biggest: number;
  compared: number;
  skipped: number;
}

export interface Weights {
  weights: readonly WeightRow[];
  sessions: readonly SessionRow[];
  blocks: readonly BlockRow[];
}

/** The parameters that put the list of doubtful pairs in order, and how they were come by. */
export function weightsText(
  { weights, sessions, blocks }: Weights,
  out: Pick<Output, "paint">,
): string {
  const title = (text: string) => out.paint("bold", text);
  const share = (value: number | null) => (value === null ? "" : value.toPrecision(3));
  return [
    title("权重只用来给疑似核对表排先后，不决定谁是谁。"),
    "",
    title("各项相符值多少（位；m 为同一人时的比例，u 为随便两个人时的比例）"),
    table([
      ["  项目", "相符程度", "m", "u", "权重", "来历"],
      ...weights.map(({ label, level_label, m, u, bits, basis }) => [
        `  ${label}`,
        level_label,
        share(m),
        share(u),
        bits.toFixed(1),
        basis,
      ]),
    ]),
    "  姓名相同、同音的权重按这个姓名有多少人再调整：少见的姓名更说明问题。",
    "  两个有效证号不同时，出生日期和性别在证号之内，不另计。",
    "",
    title("学习经过（期望最大化，每种配对键各学一次）"),
    table([
      ["  配对键", "对数", "同一人的比例", "轮数", "结论"],
      ...sessions.map(({ session, pairs, share: lambda, iterations, fault }) => [
        `  ${session}`,
        pairs,
        fault === null ? lambda.toFixed(4) : "",
        iterations,
        fault === null ? "采用" : `未采用：${fault}`,
      ]),
    ]),
    "",
    title("各条规则比对了多少对"),
    table([
      ["  规则", "键", "预计对数", "最大一键", "实际比对", "超限没比的键", "相同之处"],
      ...blocks.map(({ rule, blocks: keys, pairs, biggest, compared, skipped }) => [
        `  ${rule}`,
        keys,
        pairs,
        biggest,
        compared,
        skipped,
        linkRuleWords(rule),
      ]),
    ]),
  ].join("\n");
}
