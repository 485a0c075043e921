import { join } from "node:path";
import { answersOf } from "../../demo/answers.ts";
import { type County, monthText } from "../../demo/county.ts";
import { generateCounty } from "../../demo/generate-county.ts";
import { type RuleScore, scoreFindings } from "../../demo/score-findings.ts";
import { writeAnswers, writeCounty } from "../../demo/write-county.ts";
import { listFindings } from "../../findings/list-findings.ts";
import type { Project } from "../../project/project.ts";
import { loadPack } from "../../rules/load-pack.ts";
import type { ScreenResult } from "../../screening/screen.ts";
import type { CommandContext } from "../context.ts";
import { type InitResult, initProject } from "../init/init-project.ts";
import { runScreen } from "../screen/run-screen.ts";
import { withProject } from "../with-project.ts";
import { prepareDemoFolder } from "./prepare-folder.ts";

export interface DemoResult {
  init: InitResult;
  project: Project;
  result: ScreenResult;
  scores: RuleScore[];
}

/** Make a county, write its offices' files, screen it like any other project, and compare with the answers. */
export async function runDemo(
  context: CommandContext,
  folder: string,
  options: { people: number; seed: number },
): Promise<DemoResult> {
  await prepareDemoFolder(folder);
  context.out.progress("造一个虚拟的县……");
  const county = generateCounty(options);
  const rolls = join(folder, "名册");
  await writeAnswers(county, await writeCounty(county, rolls), join(folder, "答案"));
  const projectFolder = join(folder, "项目");
  const init = await initProject(context, projectFolder, {
    from: rolls,
    county: county.name,
    month: monthText(county.month),
    set: settings(county),
    sheet: [],
    yes: true,
  });
  return withProject(context, projectFolder, "demo", async (project) => {
    const result = await runScreen(context, project, {});
    return { init, project, result, scores: await score(context, project, county) };
  });
}

function settings({ standards, priceLinkage }: County): string[] {
  return [
    `standards.rural=${standards.rural}`,
    `standards.urban=${standards.urban}`,
    `price_linkage=${priceLinkage.map(monthText).join(",")}`,
  ];
}

/** Only rules that the pack has can be measured. */
async function score(
  context: CommandContext,
  project: Project,
  county: County,
): Promise<RuleScore[]> {
  const { openProjectDatabase } = await import("../../screening/work-database.ts");
  const known = new Set(
    loadPack({ folders: [project.rulesFolder] }).map(({ header }) => header.id),
  );
  const answers = answersOf(county).filter(({ rule }) => known.has(rule));
  context.signal.throwIfAborted();
  const db = await openProjectDatabase(project);
  try {
    return scoreFindings(county, answers, await listFindings(db));
  } finally {
    db.close();
  }
}
