import type { Project } from "../../project/project.ts";

/** How many rows of one sheet were not used, for one reason. */
export interface Aside {
  file: string;
  sheet: string;
  reason: string;
  rows: number;
}

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

export function needsPeople({ reason }: Aside): boolean {
  return FOR_PEOPLE.has(reason) || !(reason in REASONS);
}

/** Why rows were set aside, by sheet, from the finished run. */
export async function asideReasons(project: Project): Promise<Aside[]> {
  const { openProjectDatabase } = await import("../../screening/screen.ts");
  const db = await openProjectDatabase(project);
  try {
    return await db.rows<Aside & Record<string, string | number>>(
      `SELECT f.file, s.sheet, a.reason, count(*) AS rows
       FROM set_aside a JOIN source_sheet s USING (sheet_id) JOIN source_file f USING (file_id)
       GROUP BY ALL ORDER BY f.file, s.sheet, a.reason`,
    );
  } finally {
    db.close();
  }
}
