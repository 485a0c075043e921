import { KINDS, kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import type { RuleCase } from "../cases/case-file.ts";
import { faultyClause, placeholdersOf, STANDING_PLACEHOLDERS } from "../leads/explain.ts";
import type { Rule } from "../rule-file.ts";
import type { Basis, Need, RuleHeader } from "../rule-schema.ts";
import { tellsWhyHint } from "../run/level.ts";

/** Faults of a header taken by itself. */
export function lintHeader(rule: Rule, rolls: ReadonlyMap<string, Roll>): string[] {
  const { header } = rule;
  const faults: string[] = [];
  if (!header.id.startsWith(header.family))
    faults.push(`编号 ${header.id} 应以 ${header.family} 开头`);
  const known = [...Object.keys(header.evidence), ...Object.keys(STANDING_PLACEHOLDERS)];
  for (const name of placeholdersOf(header.explain)) {
    if (!known.includes(name)) faults.push(`explain 里的 {${name}} 不在 evidence 中`);
  }
  const clause = faultyClause(header.explain, Object.keys(header.evidence));
  if (clause !== undefined) faults.push(`explain 的方括号里应恰有一列 evidence，这里是“${clause}”`);
  for (const name of Object.keys(header.evidence)) {
    if (name in STANDING_PLACEHOLDERS)
      faults.push(`evidence 的“${name}”与通用占位符同名，换一个列名`);
  }
  if (tellsWhyHint(header) && header.level !== "hit")
    faults.push("有 hint_because 的规则 level 应是 hit，提示由它得出");
  const labels = Object.values(header.evidence);
  if (new Set(labels).size < labels.length) faults.push("evidence 有两列用了同一个中文名");
  faults.push(...header.needs.flatMap((need) => lintNeed(need, rolls)));
  if (header.status === "stable") faults.push(...lintBasis(header));
  return faults;
}

function lintNeed(need: Need, rolls: ReadonlyMap<string, Roll>): string[] {
  if (!(need.kind in KINDS)) return [`needs 里没有“${need.kind}”这种内容`];
  const faults: string[] = [];
  for (const id of [...(need.roll ? [need.roll] : []), ...(need.any_roll ?? [])]) {
    if (rolls.get(id)?.kind !== need.kind)
      faults.push(`needs 里没有内容为 ${need.kind} 的名册“${id}”`);
  }
  const fields = Object.keys(kindOf(need.kind).fields);
  for (const column of need.columns) {
    if (!fields.includes(column)) faults.push(`needs 里 ${need.kind} 没有“${column}”列`);
  }
  if ((need.optional || need.minors_alone) && need.if_missing === undefined) {
    faults.push(`needs 里可缺的 ${need.roll ?? need.kind} 要写 if_missing`);
  }
  if (need.minors_alone && need.roll !== "child") {
    faults.push(`needs 里 ${need.roll ?? need.kind} 的 minors_alone 只用于 child`);
  }
  if (need.only_if_there && !(need.optional && need.columns.length > 0)) {
    faults.push(`needs 里 ${need.roll ?? need.kind} 的 only_if_there 只用于可缺的列`);
  }
  return faults;
}

/** A stable rule names document, number, and clause or quote for every edition it is run in; what is 待核 counts for nothing. */
function lintBasis(header: RuleHeader): string[] {
  const editions = header.edition === "both" ? (["2019", "current"] as const) : [header.edition];
  return editions.flatMap((edition) => {
    const fitting = header.basis.filter((one) => one.edition === "both" || one.edition === edition);
    return fitting.some(isComplete)
      ? []
      : [`缺少 ${edition} 口径的完整依据（文件、文号、条款或原文，且不是待核）`];
  });
}

function isComplete(basis: Basis): boolean {
  return (
    basis.confidence !== "待核" && Boolean(basis.number) && Boolean(basis.clause ?? basis.quote)
  );
}

/** What the cases of a rule leave unproved; asked in full of stable rules only. */
export function lintCases(rule: Rule, cases: readonly RuleCase[]): string[] {
  const { header } = rule;
  if (header.status !== "stable") return cases.length === 0 ? ["没有验证用例"] : [];
  const faults: string[] = [];
  const level = (one: RuleCase) => (one.expect ?? []).map((row) => row.level);
  if (!cases.some((one) => level(one).includes(header.level))) {
    faults.push(`没有得出 ${header.level} 的用例`);
  }
  if (!cases.some((one) => one.expect?.length === 0)) faults.push("没有查不出疑点的用例");
  if (!cases.some((one) => one.not_evaluable !== undefined)) faults.push("没有未检查的用例");
  const byName = new Map(cases.map((one) => [one.case, one]));
  const prove = (
    what: string,
    list: RuleHeader["exclusions"],
    holds: (one: RuleCase) => boolean,
  ) => {
    for (const { text, case: name } of list) {
      const proof = name === undefined ? undefined : byName.get(name);
      if (!proof) faults.push(`${what}“${text}”没有对应的用例`);
      else if (!holds(proof)) faults.push(`${what}“${text}”的用例“${name}”没有证明它`);
    }
  };
  prove("排除情形", header.exclusions, (one) => one.expect?.length === 0);
  prove("误报情形", header.falsepositives, (one) => one.expect?.length === 0);
  prove(
    "降级情形",
    header.lowered,
    (one) => level(one).length > 0 && level(one).every((it) => it === "hint"),
  );
  return faults;
}
