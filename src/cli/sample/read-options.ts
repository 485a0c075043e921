import { UserError } from "../../errors.ts";
import type { PlanWishes } from "../../reports/sampling/plan.ts";
import { ASSUMED_RESPONSE, ASSUMED_SHARES, type Stratum } from "../../reports/sampling/strata.ts";

export interface PlanOptions {
  margin?: string;
  visits?: string;
  expect: string[];
  response?: string;
}

const NAMES: Readonly<Record<string, Stratum>> = { 疑点: "hit", 待核: "weak", 未列: "unlisted" };

/** The wishes that the options of `sample plan` and `sample draw` spell out. */
export function planWishes(options: PlanOptions): PlanWishes {
  const assumed = { ...ASSUMED_SHARES };
  for (const text of options.expect) {
    const [name = "", value = ""] = text.split("=");
    const stratum = NAMES[name];
    if (!stratum) throw usage("--expect 应写成 疑点=50%、待核=20%、未列=3% 的样子。");
    assumed[stratum] = share(value, "--expect");
  }
  const response =
    options.response === undefined ? ASSUMED_RESPONSE : share(options.response, "--response");
  const wishes = { assumed, response };
  if (options.visits !== undefined) return { ...wishes, visits: count(options.visits) };
  return { ...wishes, margin: share(options.margin ?? "2%", "--margin") };
}

/** `2%` or `0.02`; above 0 and below 1. */
function share(text: string, option: string): number {
  const matched = /^(\d+(?:\.\d+)?)\s*([%％]?)$/.exec(text.trim());
  const value = matched ? Number(matched[1]) / (matched[2] ? 100 : 1) : Number.NaN;
  if (value > 0 && value < 1) return value;
  throw usage(`${option} 要写成 2% 或 0.02 的样子，大于 0、小于 100%。`);
}

function count(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw usage("--visits 要写走访人数，例如 300。");
}

function usage(message: string): UserError {
  return new UserError("E2001", message, { hint: "加 --help 查看用法。" });
}
