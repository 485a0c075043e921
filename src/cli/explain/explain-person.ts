import type { Database } from "../../engine/database.ts";
import { type ExportedFinding, listFindings } from "../../findings/list-findings.ts";
import { maskId, maskName, maskNumbers } from "../../project/mask.ts";
import type { Project } from "../../project/project.ts";
import { personSql, sheetRowSql } from "../../staging/row-id.ts";
import { type AbsentRoll, absentRolls } from "./absent-rolls.ts";
import { type PastCase, pastCases } from "./past-cases.ts";
import { type PersonTimeline, personTimeline } from "./person-timeline.ts";
import { type SourceRow, sourceRow } from "./source-row.ts";

/** Everything the rolls say about one person. */
export interface PersonCard {
  person_id: string;
  name: string;
  id: string;
  sex: string;
  township: string;
  village: string;
  rows: SourceRow[];
  /** Rows that are only probably this person's. */
  probable_rows: SourceRow[];
  /** Rolls that do not have him, with their rows of the same name. */
  absent: AbsentRoll[];
  findings: { finding_key: string; rule: string; level: string; message: string }[];
  /** What the ledger has besides the findings. */
  past: PastCase[];
  timeline: PersonTimeline;
}

interface Person {
  person_key: string;
  person_id: string;
  id18: string | null;
  name: string | null;
  sex: string | null;
  town: string | null;
  village: string | null;
  [column: string]: string | null;
}

/** The person of an 18-character ID or of a person_id; undefined when no roll names one. */
export async function findPerson(
  db: Database,
  by: { id18: string } | { personId: string },
): Promise<Person | undefined> {
  const condition = "id18" in by ? "id18 = $value" : "person_id = $value";
  const value = "id18" in by ? by.id18 : by.personId;
  const [person] = await db.rows<Person>(
    `SELECT CAST(person_key AS VARCHAR) AS person_key, person_id, id18, name, sex, town, village
     FROM person WHERE ${condition}`,
    { value },
  );
  return person;
}

export async function explainPerson(
  db: Database,
  project: Pick<Project, "ledgerFolder" | "config">,
  person: Person,
  isUnmasked: boolean,
): Promise<PersonCard> {
  const { person_key, person_id, sex, town, village } = person;
  const name = person.name ?? "";
  const findings = await listFindings(db, { personIds: [person_id] });
  const keys = findings.map(({ finding_key }) => finding_key ?? "");
  const timeline = await personTimeline(db, project, person, keys);
  const hide = (text: string) =>
    isUnmasked ? text : maskNumbers(name === "" ? text : text.replaceAll(name, maskName(name)));
  return {
    person_id,
    name: isUnmasked ? name : maskName(name),
    id: isUnmasked ? (person.id18 ?? "") : maskId(person.id18 ?? ""),
    sex: sex ?? "",
    township: town ?? "",
    village: village ?? "",
    rows: await rowsOf(db, "link l", person_key, isUnmasked),
    probable_rows: await rowsOf(db, "link_candidate l", person_key, isUnmasked),
    absent: await absentRolls(db, person),
    findings: findings.map((finding) => shortFinding(finding, name, isUnmasked)),
    past: pastCases(project, person_id, keys),
    timeline: {
      ...timeline,
      answers: timeline.answers.map((answer) => ({ ...answer, note: hide(answer.note) })),
    },
  };
}

function shortFinding(
  finding: ExportedFinding,
  name: string,
  isUnmasked: boolean,
): PersonCard["findings"][number] {
  const message = finding.message ?? "";
  return {
    finding_key: finding.finding_key ?? "",
    rule: finding.rule ?? "",
    level: finding.level ?? "",
    message: isUnmasked || name === "" ? message : message.replaceAll(name, maskName(name)),
  };
}

async function rowsOf(
  db: Database,
  from: string,
  key: string,
  isUnmasked: boolean,
): Promise<SourceRow[]> {
  const places = await db.rows<{ file: string; sheet: string; row: number; person: number }>(
    `SELECT DISTINCT f.file, s.sheet, ${sheetRowSql("m.row_no")} AS "row", ${personSql("m.row_no")} AS person, s.position
     FROM ${from} JOIN mention m ON m.mention_id = l.mention_id
     JOIN source_sheet s ON s.sheet_id = m.sheet_id JOIN source_file f ON f.file_id = s.file_id
     WHERE l.person_key = CAST($key AS BIGINT) ORDER BY f.file, s.position, "row", person`,
    { key },
  );
  const rows: SourceRow[] = [];
  for (const { file, sheet, row, person } of places) {
    const place = { file, sheet, row, ...(person > 0 ? { person } : {}) };
    const found = await sourceRow(db, place, { isUnmasked });
    if (found) rows.push(found);
  }
  return rows;
}
