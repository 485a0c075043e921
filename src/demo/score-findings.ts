import type { ExportedFinding } from "../findings/list-findings.ts";
import type { Answer } from "./answers.ts";
import type { County, Person } from "./county.ts";

/** One finding a household: any member may carry it. */
const BY_HOUSEHOLD = new Set(["LB03", "LB04", "LB11", "LB12", "LB13"]);
/** About a payee, or a dibao household's number. */
const BY_PAYEE = new Set(["FF01", "FF02", "FF03", "FF07", "FF08"]);

export interface RuleScore {
  rule: string;
  /** Answers that are to be found. */
  hidden: number;
  /** Of these, found as 疑点 or 待核. */
  found: number;
  /** Findings asserted as 疑点. */
  asserted: number;
  /** Of these, right (a hit, or a lead the answers know as a weaker one). */
  right: number;
}

/** Compare what a run found with the answers of a synthetic county, rule by rule. */
export function scoreFindings(
  county: County,
  answers: readonly Answer[],
  findings: readonly ExportedFinding[],
): RuleScore[] {
  const people = new PeopleIndex(county.persons);
  const byRule = new Map<string, { hits: Set<string>; known: Set<string> }>();
  for (const { rule, strength, pid, householdNo } of answers) {
    const person = people.byNumber.get(pid);
    if (!person) continue;
    const sets = byRule.get(rule) ?? { hits: new Set(), known: new Set() };
    byRule.set(rule, sets);
    const key = keyOf(rule, person, householdNo);
    sets.known.add(key);
    if (strength === "hit") sets.hits.add(key);
  }
  const raised = new Map<string, { any: Set<string>; hits: Set<string> }>();
  for (const finding of findings) {
    const { rule, level } = finding;
    if (rule === null || level === "hint" || !byRule.has(rule)) continue;
    const sets = raised.get(rule) ?? { any: new Set(), hits: new Set() };
    raised.set(rule, sets);
    const key = keyOfFinding(finding, people);
    sets.any.add(key);
    if (level === "hit") sets.hits.add(key);
  }
  return [...byRule]
    .map(([rule, { hits, known }]) => {
      const got = raised.get(rule) ?? { any: new Set<string>(), hits: new Set<string>() };
      return {
        rule,
        hidden: hits.size,
        found: count(hits, got.any),
        asserted: got.hits.size,
        right: count(got.hits, known),
      };
    })
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

function keyOf(rule: string, person: Person, householdNo: string): string {
  if (BY_PAYEE.has(rule) && householdNo !== "") return `payee ${householdNo}`;
  return BY_HOUSEHOLD.has(rule) ? `household ${person.hid}` : `person ${person.pid}`;
}

function keyOfFinding(finding: ExportedFinding, people: PeopleIndex): string {
  const rule = finding.rule ?? "";
  if (BY_PAYEE.has(rule) && finding.household_no) return `payee ${finding.household_no}`;
  const person = people.find(finding);
  return person ? keyOf(rule, person, "") : `unknown ${finding.finding_key}`;
}

function count(wanted: ReadonlySet<string>, among: ReadonlySet<string>): number {
  return [...wanted].filter((key) => among.has(key)).length;
}

/** Persons by number, by ID, and by name and place where that names one only. */
class PeopleIndex {
  readonly byNumber: ReadonlyMap<number, Person>;
  readonly #byId: ReadonlyMap<string, Person>;
  readonly #byPlace = new Map<string, Person | null>();

  constructor(persons: readonly Person[]) {
    this.byNumber = new Map(persons.map((person) => [person.pid, person]));
    this.#byId = new Map(persons.map((person) => [person.id, person]));
    for (const person of persons) {
      const place = placeOf(person.name, person.town, person.village);
      this.#byPlace.set(place, this.#byPlace.has(place) ? null : person);
    }
  }

  find({ id_number, name, township, village }: ExportedFinding): Person | undefined {
    const byId = this.#byId.get(id_number ?? "");
    return (
      byId ?? this.#byPlace.get(placeOf(name ?? "", township ?? "", village ?? "")) ?? undefined
    );
  }
}

function placeOf(name: string, town: string, village: string): string {
  return [name, town, village].join("\n");
}
