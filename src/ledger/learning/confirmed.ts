/**
 * Outcomes that make a lead of a family true, by the codes of `OUTCOMES`. A dead person still covered (07) and a prisoner still
 * covered (14) are what the CB rules claim; wrong particulars (13) what the DQ rules claim.
 */
const CONFIRMS: Readonly<Record<string, readonly string[]>> = {
  TB: ["01", "02", "04", "05", "16"],
  LB: ["01", "02", "04", "05", "16"],
  FF: ["05", "16", "17"],
  CB: ["07", "14", "17"],
  DQ: ["13"],
};

/** Outcomes that settle nothing about the lead: another row tells, or a later visit will. */
const OPEN = new Set(["10", "15"]);

/** Whether an answer says that the lead was true; undefined where it leaves that open. */
export function isConfirmed(rule: string, outcome: string): boolean | undefined {
  if (OPEN.has(outcome)) return undefined;
  return (CONFIRMS[rule.slice(0, 2)] ?? CONFIRMS.LB ?? []).includes(outcome);
}
