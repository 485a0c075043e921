import { contrast, maskedContrast } from "../../people/contrast.ts";
import { maskId, maskName } from "../../project/mask.ts";

/** One thing that was compared: what the row says, what is known of the person, and the verdict. */
export interface LinkField {
  field: string;
  left: string;
  right: string;
  verdict: string;
}

/** Fewer characters in common than this, and marking would mark everything. */
const WORTH_MARKING = 10;

/** What `link_why.evidence` holds, with 【】 around what differs; numbers and names masked unless asked. */
export function linkFields(evidence: string | null, isUnmasked: boolean): LinkField[] {
  if (!evidence) return [];
  const fields = JSON.parse(evidence) as {
    field: string;
    left?: string | number | null;
    right?: string | number | null;
    verdict: string;
  }[];
  return fields.map(({ field, left, right, verdict }) => ({
    field,
    ...sides(field, plain(left), plain(right), isUnmasked),
    verdict,
  }));
}

function plain(value: string | number | null | undefined): string {
  return String(value ?? "").replace(/[【】]/g, "");
}

function sides(
  field: string,
  left: string,
  right: string,
  isUnmasked: boolean,
): { left: string; right: string } {
  if (field === "证号" && left !== "" && right !== "") {
    const marked = contrast(left, right);
    const isWorth = marked.left.replace(/【[^】]*】/g, "").length >= WORTH_MARKING;
    if (isWorth) return isUnmasked ? marked : maskedContrast(left, right);
    return isUnmasked ? { left, right } : { left: maskId(left), right: maskId(right) };
  }
  if (field === "姓名" && isUnmasked && left !== "" && right !== "") return contrast(left, right);
  if (isUnmasked) return { left, right };
  if (field === "证号") return { left: maskId(left), right: maskId(right) };
  if (field === "姓名") return { left: maskName(left), right: maskName(right) };
  // A birth date is as telling as a number: the year is enough to see that it differs.
  if (field === "出生日期") return { left: left.slice(0, 4), right: right.slice(0, 4) };
  return { left, right };
}
