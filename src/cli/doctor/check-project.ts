import { existsSync, readdirSync } from "node:fs";
import { UserError } from "../../errors.ts";
import { readAudit } from "../../project/audit.ts";
import { projectHolder } from "../../project/lock.ts";
import { openProject, type Project } from "../../project/project.ts";
import { loadPack } from "../../rules/load-pack.ts";
import { inputNames } from "../../screening/input-names.ts";
import { bad, type Check, doubtful, good } from "./check.ts";
import { checkKept } from "./check-kept.ts";

/** Is this project fit: configuration, inputs, lock, ledger, rules. */
export async function checkProject(folder: string): Promise<Check[]> {
  const opened = attempt("配置文件", "doudi.yaml 正确", () => openProject(folder));
  const checks = [opened.check];
  const project = opened.value;
  if (!project) return checks;
  checks.push(
    ...checkInputs(project),
    await checkHolder(project),
    attempt("操作记录", "完整，没有被改动", () => readAudit(project)).check,
    await attemptLater("留存的原件", () => checkKept(project)),
    attempt("规则", "全部可以读取", () => loadPack({ folders: [project.rulesFolder] })).check,
  );
  return checks;
}

function attempt<Value>(
  about: string,
  found: string,
  work: () => Value,
): { check: Check; value?: Value } {
  try {
    return { value: work(), check: good(about, found) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const row = error.at?.row ? `第 ${error.at.row} 行：` : "";
    return { check: bad(about, `【${error.code}】${row}${error.message}`, error.hint) };
  }
}

async function attemptLater(about: string, work: () => Promise<Check>): Promise<Check> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return bad(about, `【${error.code}】${error.message}`, error.hint);
  }
}

function checkInputs(project: Project): Check[] {
  const about = "数据文件";
  if (!existsSync(project.inputFolder)) {
    return [bad(about, "没有“数据”文件夹", "新建“数据”文件夹，把名册放进去，再运行 doudi init。")];
  }
  const names = inputNames(project.inputFolder);
  const open = readdirSync(project.inputFolder).filter((name) => name.startsWith("~$"));
  const absent = project.config.files.filter(({ file, skip }) => !skip && !names.includes(file));
  const checks: Check[] = [];
  if (open.length > 0) {
    checks.push(
      doubtful(about, `${open.length} 个文件正在表格软件里打开`, "先保存并关闭，以免读到旧内容。"),
    );
  }
  if (absent.length > 0) {
    const list = absent.map(({ file }) => file).join("、");
    checks.push(
      bad(about, `配置里写了但找不到：${list}`, "把文件放回“数据”文件夹，或重新运行 doudi init。"),
    );
  }
  return checks.length > 0 ? checks : [good(about, `${project.config.files.length} 个，都在`)];
}

async function checkHolder({ folder }: Project): Promise<Check> {
  const holder = await projectHolder(folder);
  if (!holder) return good("项目占用", "没有别的程序在用");
  return doubtful(
    "项目占用",
    `${holder.command}（进程 ${holder.pid}）正在使用`,
    "等它结束再运行其他命令。",
  );
}
