/** One line of the answers: whom a rule should find, and how strongly. */
export interface Answer {
  rule: string;
  strength: "hit" | "hint";
  pid: number;
  /** For money findings about a dibao household. */
  householdNo: string;
}

export const answer = (rule: string, pid: number, isHint = false, householdNo = ""): Answer => ({
  rule,
  strength: isHint ? "hint" : "hit",
  pid,
  householdNo,
});
