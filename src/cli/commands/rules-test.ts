import type { Command } from "commander";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { PROJECT_OPTION, ruleFolders } from "../rule-folders.ts";

/** Some case failed: usage of the rule format, as `rules lint`. */
const FAILED = 2;

export function testRulesCommand({ out, signal, finish }: CommandContext): Command {
  return newAction("test", "用例验证：给定的名册行，应得的疑点")
    .argument("[规则编号...]", "不写时验证全部规则")
    .option(...PROJECT_OPTION)
    .action(async (ids: string[], options: { project?: string }) => {
      const { loadPack } = await import("../../rules/load-pack.ts");
      const { openCaseDatabase } = await import("../../rules/case-database.ts");
      const { testRule } = await import("../../rules/test-rule.ts");
      const only = ids.length > 0 ? { only: ids.map((id) => id.toUpperCase()) } : {};
      const pack = loadPack({ folders: ruleFolders(options.project), ...only });
      const counts = { passed: 0, failed: 0, todo: 0 };
      const db = await openCaseDatabase();
      try {
        for (const [index, rule] of pack.entries()) {
          signal.throwIfAborted();
          out.progress(`${index + 1}/${pack.length} ${rule.header.id} ${rule.header.title}`);
          const test = await testRule(rule, db);
          for (const result of test.results) counts[result.state] += 1;
          if (out.isJson) out.json({ schema: "rule-test/1", ...test });
          else for (const line of lines(test)) out.result(line);
        }
      } finally {
        db.close();
      }
      if (counts.failed > 0) finish(FAILED);
      if (!out.isJson) {
        const todo = counts.todo > 0 ? `，${counts.todo} 个已知差距` : "";
        out.result(
          `\n${pack.length} 条规则，${counts.passed} 个用例通过，${counts.failed} 个不符${todo}。`,
        );
      }
    });
}

function lines(test: {
  rule: string;
  results: readonly { case: string; state: string; faults: readonly string[] }[];
}): string[] {
  const bad = test.results.filter(({ state }) => state === "failed");
  const head = `${bad.length > 0 ? "✗" : "✓"} ${test.rule}  ${test.results.length} 个用例`;
  const details = bad.flatMap((result) => [
    `    ${result.case}`,
    ...result.faults.map((fault) => `      ${fault}`),
  ]);
  return [head, ...details];
}
