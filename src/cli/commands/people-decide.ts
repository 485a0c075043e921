import type { Command } from "commander";
import type { Database } from "../../engine/database.ts";
import { UserError } from "../../errors.ts";
import type { Decision } from "../../ledger/decisions.ts";
import { asTyped } from "../as-typed.ts";
import { newAction } from "../chinese-help.ts";
import type { CommandContext } from "../context.ts";
import { withDatabase } from "../with-project.ts";

interface Options {
  row?: string;
  role: string;
  id?: string;
  same?: string;
  notSame?: string;
  note: string;
}

type Subject = Pick<Decision, "signature" | "heldId" | "said" | "from">;

export function decidePeopleCommand(context: CommandContext): Command {
  return newAction("decide", "认定某一行，或某个证号，是谁、不是谁")
    .argument("<项目文件夹>", "排查过的项目")
    .option("--row <文件#工作表#行>", "哪一行；文本文件没有工作表，写成 文件##行")
    .option("--role <人员>", "行里的哪个人：self、father、mother", "self")
    .option("--id <证号>", "凡是写这个证号的行")
    .option("--same <证号>", "是这个人")
    .option("--not-same <证号>", "不是这个人")
    .option("--note <说明>", "查实的依据", "")
    .addHelpText(
      "after",
      "\n例：\n  doudi people decide 我的项目 --row 低保.xlsx#城关镇#12 --same 证号\n  doudi people decide 我的项目 --id 旧证号 --same 新证号",
    )
    .action((folder: string, options: Options) =>
      withDatabase(context, folder, "people decide", async (db, project) => {
        const decision = await decisionOf(db, options);
        const { saveDecisions } = await import("../people/save-decisions.ts");
        await saveDecisions(project, context.user, { source: null, decisions: [decision] });
        if (context.out.isJson) context.out.json({ schema: "review-receipt/1", kept: 1 });
        else
          context.out.result(
            `已记入。\n下一步：doudi screen ${asTyped(folder)}，认定从下一次排查起生效。`,
          );
      }),
    );
}

async function decisionOf(db: Database, options: Options): Promise<Decision> {
  const { same, notSame } = options;
  if ((same === undefined) === (notSame === undefined)) {
    throw usage("--same 和 --not-same 要写一个，也只能写一个。", "例如 --same 证号");
  }
  const person = await validId(same ?? notSame ?? "", same === undefined ? "--not-same" : "--same");
  const subject = await subjectOf(db, options);
  if (subject.signature === null && notSame !== undefined) {
    throw usage("两个不同的证号本来就不会认作一个人。", "--id 只能和 --same 一起用。");
  }
  if (subject.signature === null && subject.heldId === person) {
    throw usage("两个证号是同一个。", "--id 写旧的（写错的）证号，--same 写正确的证号。");
  }
  const verdict = same === undefined ? "not_same" : "same";
  return { ...subject, verdict, person, note: options.note };
}

async function subjectOf(db: Database, { row, role, id }: Options): Promise<Subject> {
  if ((row === undefined) === (id === undefined)) {
    throw usage("--row 和 --id 要写一个，也只能写一个。", "例如 --row 低保.xlsx#城关镇#12");
  }
  if (id !== undefined) {
    const heldId = await validId(id, "--id");
    const said = { name: "", number: heldId, birth: "", place: "" };
    return { signature: null, heldId, said, from: "" };
  }
  const [, file, sheet, number, person] = /^(.+)#([^#]*)#(\d+)(?:\.(\d+))?$/.exec(row ?? "") ?? [];
  if (file === undefined || sheet === undefined || number === undefined) {
    throw usage("--row 应写成 文件#工作表#行 的样子。", "例如 --row 低保.xlsx#城关镇#12");
  }
  const { rowSubject } = await import("../../ledger/row-subject.ts");
  const subject = await rowSubject(db, {
    file,
    sheet,
    row: Number(number),
    role,
    ...(person === undefined ? {} : { person: Number(person) }),
  });
  if (subject) return subject;
  throw new UserError("E2006", "最近一次排查里没有用到这一行。", {
    hint: "核对文件名、工作表和行号（与表格软件显示的一致）。",
    state: "没有改动任何文件。",
  });
}

/** The number itself is never repeated. */
async function validId(text: string, option: string): Promise<string> {
  const { normaliseResidentId } = await import("../../people/resident-id.ts");
  const { id18 } = normaliseResidentId(text);
  if (id18) return id18;
  throw usage(`${option} 写的不是有效的 18 位证号。`, "核对号码；校验码不符的号码不能用来认定。");
}

function usage(message: string, hint: string): UserError {
  return new UserError("E2001", message, { hint });
}
