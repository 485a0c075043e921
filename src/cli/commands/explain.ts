import type { Command } from "commander";
import type { Database } from "../../engine/database.ts";
import { UserError } from "../../errors.ts";
import type { Project } from "../../project/project.ts";
import type { Pack } from "../../rules/load-pack.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { withDatabase, withProject } from "../with-project.ts";

interface Options {
  unmask?: boolean;
}

export function explainCommand(context: CommandContext): Command {
  return newAction("explain", "说明一条疑点、一个人，或一条规则")
    .argument("<项目文件夹>", "排查过的项目")
    .argument(
      "<疑点编号|身份证号|姓名|规则编号>",
      "疑点编号：清单和纸上的任务编号（只写最后十位也行），或导出的 finding_key 列；姓名后面可以接证号末几位，如 张三9186",
    )
    .option("--unmask", "显示完整姓名和单元格内容，并记入操作记录")
    .action(async (folder: string, target: string, options: Options) => {
      const { loadPack } = await import("../../rules/load-pack.ts");
      const { openProject } = await import("../../project/project.ts");
      const pack = loadPack({ folders: [openProject(folder).rulesFolder] });
      const rule = pack.find(({ header }) => header.id === target.toUpperCase());
      if (rule) {
        const { rulePage } = await import("../pages/rule-page.ts");
        if (context.out.isJson) context.out.json({ schema: "rule/1", ...rule.header });
        else context.out.result(await rulePage(rule));
        return;
      }
      const { existsSync } = await import("node:fs");
      if (!existsSync(openProject(folder).databaseFile)) {
        const isTold = await withProject(context, folder, "explain", (project) =>
          tellPast(context, project, target, options.unmask === true),
        );
        if (isTold) return;
      }
      await withDatabase(context, folder, "explain", async (db, project) => {
        if (options.unmask) await recordUnmasking(context, project);
        await explainTarget(context, db, pack, {
          project,
          folder,
          target,
          isUnmasked: options.unmask === true,
        });
      });
    });
}

/** What the ledger has of a lead that is not among the findings. Returns: false where it has none. */
async function tellPast(
  context: CommandContext,
  project: Project,
  target: string,
  isUnmasked: boolean,
): Promise<boolean> {
  const { pastFinding, pastText } = await import("../explain/case-history.ts");
  const past = pastFinding(project, target, isUnmasked);
  if (!past) return false;
  if (isUnmasked) await recordUnmasking(context, project);
  if (context.out.isJson) context.out.json({ schema: "past-finding/1", ...past });
  else context.out.result(pastText(past, context.out));
  return true;
}

async function explainTarget(
  context: CommandContext,
  db: Database,
  pack: Pack,
  {
    project,
    folder,
    target,
    isUnmasked,
  }: { project: Project; folder: string; target: string; isUnmasked: boolean },
): Promise<void> {
  const { out } = context;
  const { findingByKey } = await import("../../findings/list-findings.ts");
  const { keyOfTask } = await import("../explain/case-history.ts");
  const finding = await findingByKey(db, keyOfTask(project, target) ?? target.toLowerCase());
  if (finding) {
    const { explainFinding } = await import("../explain/explain-finding.ts");
    const { findingText } = await import("../explain/finding-text.ts");
    const card = await explainFinding(db, pack, finding, { project, isUnmasked });
    if (out.isJson) out.json({ schema: "finding/1", ...card });
    else out.result(findingText(card, out));
    return;
  }
  if (await tellPast(context, project, target, isUnmasked)) return;
  const { explainPerson, findPerson } = await import("../explain/explain-person.ts");
  const { normaliseResidentId } = await import("../../people/resident-id.ts");
  const { id18 } = normaliseResidentId(target);
  const byCode = await findPerson(db, id18 ? { id18 } : { personId: target.toLowerCase() });
  const { namesakes, namesakesText } = await import("../explain/namesakes.ts");
  const named = byCode ? [] : await namesakes(db, target);
  if (named.length > 1) {
    if (out.isJson) out.json({ schema: "namesakes/1", people: named });
    else out.result(namesakesText(named, folder));
    return;
  }
  const person = byCode ?? (await findPerson(db, { personId: named[0]?.person_id ?? "" }));
  if (!person) throw notFound(id18 !== null);
  const { personText } = await import("../explain/person-text.ts");
  const card = await explainPerson(db, project, person, isUnmasked);
  if (out.isJson) out.json({ schema: "person/1", ...card });
  else out.result(personText(card, folder, out));
}

/** The number asked for is not repeated. */
function notFound(isId: boolean): UserError {
  return new UserError(
    "E2006",
    isId
      ? "所有名册上都没有这个身份证号。"
      : "没有这个编号的疑点、人员或规则，名册上也没有人叫这个名字。",
    {
      hint: isId
        ? "核对号码；号码写错的记录可以从疑点编号查起。"
        : "疑点编号见清单和导出的 finding_key 列；规则编号用 doudi rules list 查看；姓名要写全。",
      state: "没有改动任何文件。",
    },
  );
}

async function recordUnmasking({ user }: CommandContext, project: Project): Promise<void> {
  const { appendAudit } = await import("../../project/audit.ts");
  await appendAudit(project, {
    who: user,
    command: "explain --unmask",
    inputs: [],
    outputs: [],
    counts: { shown: 1 },
  });
}
