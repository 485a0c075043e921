import { addMonths } from "./add-months.ts";

/** What a result means for the case: true and to be put right, settled by the visit, or put off. */
export type OutcomeKind = "confirmed" | "settled" | "delayed";

export interface FollowUp {
  kind: OutcomeKind;
  /** Months for which the answer holds, from the day of the visit; the lead is not sent again meanwhile. 0 = not at all. */
  validMonths: number;
  basis: string;
  /** A result that says "no": one in ten or twenty of them is looked at again. */
  isNegative: boolean;
}

const LOCAL = "县级可改";

const FOLLOW_UPS: Readonly<Record<string, FollowUp>> = {
  "01": confirmed(3, "低保审核确认一般 30 个工作日内办结，留出两期名册"),
  "02": confirmed(3, "低保审核确认一般 30 个工作日内办结，留出两期名册"),
  "03": settled(2, "下一期名册应当能看到"),
  "04": confirmed(3, LOCAL),
  "05": confirmed(3, "下一季度发放流水应当能看到"),
  "06": negative(6, "核对报告 6 个月内有效"),
  "07": negative(120, "死亡不会改变"),
  "08": negative(12, LOCAL),
  "09": settled(2, "下一期名册应当能看到"),
  "10": settled(12, LOCAL),
  "11": negative(12, "自愿放弃声明 12 个月内有效"),
  "12": negative(1, "下一轮次重新核查"),
  "13": settled(1, "更正数据后重新比对"),
  "14": settled(12, LOCAL),
  "15": { kind: "delayed", validMonths: 0, basis: "只能延期一次", isNegative: false },
  "16": confirmed(3, "下一季度发放流水应当能看到"),
  "17": confirmed(3, "次月起停发，留出两期名册"),
};

/** What follows from a result code; the county's months take the place of ours. */
export function followUpOf(
  outcome: string,
  validMonths: Readonly<Record<string, number>> = {},
): FollowUp {
  const known = FOLLOW_UPS[outcome];
  if (!known) throw new RangeError(`${outcome} is no outcome`);
  const own = validMonths[outcome];
  return own === undefined ? known : { ...known, validMonths: own, basis: "本县规定" };
}

/** The last day on which an answer of `day` holds, `YYYY-MM-DD`; the day itself when it does not hold at all. */
export function validUntil(day: string, { validMonths }: FollowUp): string {
  return addMonths(day, validMonths);
}

function confirmed(validMonths: number, basis: string): FollowUp {
  return { kind: "confirmed", validMonths, basis, isNegative: false };
}

function settled(validMonths: number, basis: string): FollowUp {
  return { kind: "settled", validMonths, basis, isNegative: false };
}

function negative(validMonths: number, basis: string): FollowUp {
  return { kind: "settled", validMonths, basis, isNegative: true };
}
