import type { Command } from "commander";
import { UserError } from "../../errors.ts";
import type { DecisionRecord } from "../../ledger/decisions.ts";
import { maskId, maskName } from "../../project/mask.ts";
import { asTyped } from "../as-typed.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { withProject } from "../with-project.ts";

interface Options {
  undo?: string;
  unmask?: boolean;
}

export function listDecisionsCommand(context: CommandContext): Command {
  return newAction("decisions", "列出人工认定；认错了的可以撤销")
    .argument("<项目文件夹>", "兜底项目")
    .option("--undo <批号>", "撤销这一批认定（不删除，另记一笔）")
    .option("--unmask", "显示完整姓名和证号")
    .action((folder: string, options: Options) =>
      withProject(context, folder, "people decisions", async (project) => {
        const { readDecisions } = await import("../../ledger/decisions.ts");
        const records = readDecisions(project);
        if (options.undo !== undefined) {
          const batch = batchToUndo(records, options.undo);
          const { saveDecisions } = await import("../people/save-decisions.ts");
          const undo = { source: null, decisions: [], undo: [batch] };
          await saveDecisions(project, context.user, undo);
          if (context.out.isJson) context.out.json({ schema: "review-receipt/1", undone: batch });
          else
            context.out.result(`第 ${batch} 批已撤销。\n下一步：doudi screen ${asTyped(folder)}`);
          return;
        }
        const isUnmasked = options.unmask === true;
        if (context.out.isJson) {
          context.out.json({
            schema: "decisions/1",
            batches: records.map((r) => shown(r, isUnmasked)),
          });
        } else context.out.result(decisionsText(records.map((r) => shown(r, isUnmasked))));
      }),
    );
}

function batchToUndo(records: readonly DecisionRecord[], text: string): number {
  const record = records.find(({ n }) => String(n) === text.trim());
  if (record) return record.n;
  throw new UserError("E2001", "没有这一批认定。", {
    hint: "批号见 doudi people decisions 列出的第一列。",
    state: "没有改动任何文件。",
  });
}

type Shown = ReturnType<typeof shown>;

function shown({ n, at, who, source, decisions, undo }: DecisionRecord, isUnmasked: boolean) {
  const name = (text: string) => (isUnmasked ? text : maskName(text));
  const id = (text: string) => (isUnmasked ? text : maskId(text));
  return {
    batch: n,
    at,
    who,
    file: source?.file ?? null,
    undo,
    decisions: decisions.map(({ said, from, verdict, person, note, beside }) => ({
      name: name(said.name),
      number: id(said.number),
      place: said.place,
      from,
      verdict,
      person: person === null ? null : id(person),
      beside: beside
        ? {
            name: name(beside.said.name),
            number: id(beside.said.number),
            place: beside.said.place,
            from: beside.from,
          }
        : null,
      note,
    })),
  };
}

function decisionsText(batches: readonly Shown[]): string {
  if (batches.length === 0) return "还没有人工认定。";
  const undone = new Set(batches.flatMap(({ undo }) => undo));
  return batches
    .flatMap(({ batch, at, who, file, undo, decisions }) => [
      `第 ${batch} 批  ${at.slice(0, 16).replace("T", " ")}  ${who}${file ? `  ${file}` : ""}${undone.has(batch) ? "  （已撤销）" : ""}`,
      ...undo.map((n) => `  撤销第 ${n} 批`),
      ...decisions.map(
        ({ from, verdict, person, note, beside, ...row }) =>
          `  ${nameOf(row)} ${verdict === "same" ? "是" : "不是"} ${person ?? (beside ? nameOf(beside) : "")}${from ? `（${from}）` : ""}${note ? `：${note}` : ""}`,
      ),
    ])
    .join("\n");
}

function nameOf({ name, number, place }: { name: string; number: string; place: string }): string {
  return [name, number || "无证号", place].filter(Boolean).join(" ");
}
