import { UserError } from "../../errors.ts";
import type { Case, CaseTerms } from "../../ledger/cases/case.ts";
import type { CaseAct, CaseRecord } from "../../ledger/cases/case-batches.ts";
import type { Project } from "../../project/project.ts";
import { asTyped } from "../as-typed.ts";
import type { CommandContext } from "../context.ts";
import { withProject } from "../with-project.ts";

/** A held project's ledger as it stands. */
export interface OpenLedger {
  project: Project;
  cases: ReadonlyMap<string, Case>;
  batches: readonly CaseRecord[];
  terms: CaseTerms;
  /** Add one act for the day, backed up, and note in the audit log that it was done. */
  append(act: CaseAct, on: string): Promise<void>;
}

/** Open the ledger of a project that is held; needs neither 数据 nor work.duckdb. */
export function withLedger<Result>(
  context: CommandContext,
  folder: string,
  command: string,
  work: (ledger: OpenLedger) => Promise<Result>,
): Promise<Result> {
  return withProject(context, folder, command, async (project) => {
    const { appendCases } = await import("../../ledger/cases/case-batches.ts");
    const { readLedger } = await import("../../ledger/cases/read-ledger.ts");
    const { foldCases } = await import("../../ledger/cases/fold-cases.ts");
    const { caseTermsOf } = await import("../../screening/ledger-round.ts");
    const { appendAudit } = await import("../../project/audit.ts");
    const terms = caseTermsOf(project.config);
    const { batches, answers } = readLedger(project);
    if (batches.length === 0) throw noCases(folder);
    return work({
      project,
      batches,
      terms,
      cases: foldCases(batches, answers, terms).cases,
      append: async (act, on) => {
        await appendCases(project, { who: context.user, on, answers: answers.length, act });
        const counts = "keys" in act ? { cases: act.keys.length } : {};
        await appendAudit(project, {
          ...{ who: context.user, command, inputs: [], outputs: [] },
          counts: { ...counts },
        });
      },
    });
  });
}

/**
 * The cases that task numbers mean, all of which allow the act.
 *
 * Throws: UserError E2007 for the first that is not there or does not allow it; nothing is then written.
 */
export async function casesFor(
  { cases }: OpenLedger,
  tasks: readonly string[],
  act: (keys: string[]) => Extract<CaseAct, { keys: readonly string[] }>,
): Promise<Extract<CaseAct, { keys: readonly string[] }>> {
  const { caseFinder } = await import("../../ledger/cases/find-case.ts");
  const { canApply } = await import("../../ledger/cases/apply-act.ts");
  const { STAGE_LABELS } = await import("../../ledger/cases/stages.ts");
  const found = tasks.map(caseFinder(cases));
  const made = act(found.map(({ key }) => key));
  const refused = found.find((each) => !canApply(each, made));
  if (!refused) return made;
  const why =
    made.kind === "extend" && refused.isExtended
      ? "已经延期过一次，不能再延"
      : `现在是“${STAGE_LABELS[refused.stage]}”，不能${ACT_LABELS[made.kind]}`;
  throw new UserError("E2007", `${refused.task} ${why}。`, {
    hint: HINTS[made.kind] ?? "用 doudi cases show 看它的经过。",
    state: "没有改动任何文件；一次写了几条的，一条也没有办。",
  });
}

export const ACT_LABELS: Readonly<Record<string, string>> = {
  assign: "交办",
  extend: "延期",
  finish: "标为已完成",
  close: "销号",
  reopen: "重新打开",
  draw: "抽取复核",
  recheck: "登记复核结果",
};

const HINTS: Readonly<Record<string, string>> = {
  close: "先收回核查结果（doudi collect），抽中复核的先登记复核结果，再销号。",
  recheck: "只有抽中复核的才能登记复核结果：doudi cases draw。",
};

function noCases(folder: string): UserError {
  return new UserError("E2007", "整改台账里还没有疑点。", {
    hint: `先运行 doudi screen ${asTyped(folder)}。`,
    state: "没有改动任何文件。",
  });
}
