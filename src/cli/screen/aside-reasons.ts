import type { Aside } from "../../screening/read-inputs.ts";

/** Every reason in words; rows for these first four are part of the form, not records of a person. */
const REASONS: Readonly<Record<string, string>> = {
  title: "标题行",
  header: "表头行",
  footer: "合计、制表人等行",
  column_numbers: "栏次行",
  duplicate: "与前面某行完全相同",
  no_person: "没有姓名也没有身份证号",
  not_recognised: "工作表认不出是哪种名册",
};

/** Reasons that somebody has to look at; the program deals with the others by itself. */
const FOR_PEOPLE = new Set(["no_person", "not_recognised"]);

export function reasonLabel(reason: string): string {
  return REASONS[reason] ?? reason;
}

/** Whether rows set aside for a reason are counted as 搁置, for somebody to look at, and not as 略过. */
export function needsPeople({ reason }: Aside): boolean {
  return FOR_PEOPLE.has(reason) || !(reason in REASONS);
}
