import { existsSync, readdirSync, statSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { UserError } from "../../errors.ts";
import { withAtomicFile } from "../../project/atomic-file.ts";
import { readConfig } from "../../project/config-file.ts";
import type { Config, FileConfig } from "../../project/config-schema.ts";
import { faultOfFileSystem } from "../../project/file-fault.ts";
import { lockProject } from "../../project/lock.ts";
import {
  createProject,
  type Project,
  type ProjectPaths,
  projectPaths,
} from "../../project/project.ts";
import { inputFiles, refusedOthers } from "../../screening/input-files.ts";
import type { RememberedSheet } from "../../sources/recognition/header/header-memory.ts";
import type { CommandContext } from "../context.ts";
import { withScratchFolder } from "../scratch-folder.ts";
import { applyOptions } from "./apply-options.ts";
import { askNobody, askOnTerminal } from "./ask-about.ts";
import { fileConfig } from "./file-config.ts";
import { guessCounty } from "./guess-county.ts";
import { refuseOpenQuestions, withLikelyMonths } from "./open-questions.ts";
import { paidLists } from "./paid-lists.ts";
import { type RecognisedFile, type RefusedFile, recogniseFiles } from "./recognise-files.ts";
import { type FormChange, formChanges, rememberedForms } from "./remembered-forms.ts";
import { likelyMonth, monthUnknown } from "./screening-month.ts";
import { refuseUnknownFiles, withSheetAnswers } from "./sheet-answers.ts";
import { withoutUnnamed } from "./unnamed-lists.ts";

export interface InitOptions {
  from?: string;
  region?: string;
  month?: string;
  county?: string;
  set: readonly string[];
  /** Answers to what recognition cannot tell, see sheet-answers.ts. */
  sheet: readonly string[];
  /** Opens files that have a password; written into doudi.yaml for those. */
  password?: string;
  yes: boolean;
}

export interface InitResult {
  project: Project;
  files: RecognisedFile[];
  refused: RefusedFile[];
  /** Where a supplier's columns differ from what was accepted before. */
  changes: FormChange[];
}

/**
 * Recognise the files of a new project, or those an existing one has got since, and write doudi.yaml. Files that
 * doudi.yaml describes already are not read again unless they come in anew with `from`.
 *
 * Writes:  the project folder, copies of the files of `from` in 数据/, doudi.yaml last. Nothing before every file
 *          has been looked at and every question answered.
 * Throws:  UserError E2001, E2003, E2004 for options, E2005 for a folder in use, E3105 without a month.
 */
export async function initProject(
  context: CommandContext,
  folder: string,
  options: InitOptions,
): Promise<InitResult> {
  const paths = projectPaths(folder);
  const before = existingConfig(paths);
  const said = applyOptions(before ?? {}, options, paths);
  const wanted = { ...said, files: await withSheetAnswers(said.files ?? [], options.sheet) };
  const inputs = [
    ...filesOf(paths.inputFolder, wanted),
    ...(options.from === undefined ? [] : filesOf(sourceFolder(options.from), wanted)),
  ];
  const latest = [...new Map(inputs.map((input) => [input.file, input])).values()];
  refuseUnknownFiles(
    options.sheet,
    latest.map(({ file }) => file),
  );
  const isSettled = ({ file, folder }: { file: string; folder: string }) =>
    folder === paths.inputFolder &&
    before?.files.some((each) => each.file === file && each.sheets.length > 0);
  const kept = new Set(latest.filter(isSettled).map(({ file }) => file));
  const remembered = rememberedForms(before?.files ?? []);
  const { files: seen, refused } = await lookAt(
    context,
    latest.filter(({ file }) => !kept.has(file)),
    options,
    remembered,
  );
  refuseOpenQuestions(context, seen, options);
  const files = withLikelyMonths(seen, options, wanted.month);
  const saidOf = (file: string) => wanted.files.find((each) => each.file === file);
  const configs: FileConfig[] = [
    ...files.map((file) => fileConfig(file, saidOf(file.file))),
    ...refused.map(({ file }) => ({ sheets: [], ...saidOf(file), file })),
    ...wanted.files.filter(({ skip, file }) => skip || kept.has(file)),
  ].sort((a, b) => (a.file < b.file ? -1 : 1));
  const month = wanted.month ?? likelyMonth(configs);
  if (month === undefined) throw monthUnknown();
  const county = wanted.county ?? guessCounty(files);
  const config: Config = {
    ...(county === undefined ? {} : { county }),
    standards: {},
    price_linkage: [],
    rules: {},
    limits: {},
    ...wanted,
    month,
    files: configs,
  };
  const changes = await formChanges(files, remembered);
  // Pipes and devices are neither copied nor described: there is nothing to come back to.
  const folders = [paths.inputFolder, ...(options.from ? [sourceFolder(options.from)] : [])];
  const told = [...refused, ...folders.flatMap(refusedOthers)];
  // What cannot be read cannot be copied either; the others are not held up by it.
  const unread = new Set(refused.flatMap((each) => (each.error.code === "E3007" ? each.file : [])));
  const readable = latest.filter(({ file }) => !unread.has(file));
  const project = await writeProject(context, paths, config, readable);
  return { project, files, refused: told, changes };
}

/** The configuration of an existing project; undefined for a new or empty folder. */
function existingConfig(paths: ProjectPaths): Config | undefined {
  if (existsSync(paths.configFile)) return readConfig(paths.configFile);
  if (!existsSync(paths.folder)) return undefined;
  const at = { file: basename(paths.folder) };
  if (!statSync(paths.folder).isDirectory()) {
    throw new UserError("E2005", "这个名称已经是一个文件。", { hint: "换一个文件夹名称。", at });
  }
  // A project whose doudi.yaml was lost, or put aside because it could not be mended: the ledger and the rounds stay.
  const { inputFolder, ledgerFolder, resultsFolder } = paths;
  if ([inputFolder, ledgerFolder, resultsFolder].every((each) => existsSync(each)))
    return undefined;
  const others = readdirSync(paths.folder).filter(
    (name) => name !== "数据" && !name.startsWith("."),
  );
  if (others.length === 0) return undefined;
  throw new UserError("E2005", "这个文件夹里已有别的内容，不是兜底项目。", {
    hint: "换一个新的文件夹名称；名册所在的文件夹用 --from 写明。",
    at,
  });
}

function sourceFolder(from: string): string {
  const folder = resolve(from);
  if (existsSync(folder) && statSync(folder).isDirectory()) return folder;
  throw new UserError("E3007", "找不到 --from 写的文件夹。", {
    hint: "检查路径；名称里有空格时用引号括起来。",
    at: { file: basename(folder) },
  });
}

function filesOf(folder: string, config: Partial<Config>) {
  const said = { files: config.files ?? [] } as unknown as Config;
  return inputFiles(folder, said).map((input) => ({ ...input, folder }));
}

/** Whether doudi.yaml says already which roll a sheet is. */
function isSaid(
  inputs: Parameters<typeof recogniseFiles>[0],
  file: string,
  sheet: string,
): boolean {
  const said = inputs.find((input) => input.file === file)?.sheets ?? [];
  return said.some(
    (each) => (each.sheet === sheet || each.sheet === "") && each.roll !== undefined,
  );
}

async function lookAt(
  context: CommandContext,
  inputs: Parameters<typeof recogniseFiles>[0],
  { yes, password }: InitOptions,
  remembered: readonly RememberedSheet[],
): Promise<{ files: RecognisedFile[]; refused: RefusedFile[] }> {
  return withScratchFolder(async (spoolFolder) => {
    try {
      const how = {
        spoolFolder,
        signal: context.signal,
        remembered,
        password,
        ask: yes || !context.ask ? askNobody : askOnTerminal(context, context.ask),
        progress: (file: string, done: number) =>
          context.out.progress(`识别名册 ${done + 1}/${inputs.length}  ${file}`),
      };
      const seen = await recogniseFiles(inputs, how);
      const paid = await paidLists(seen.files, (file, sheet) => isSaid(inputs, file, sheet));
      const again = inputs.flatMap((input) => {
        const sheets = paid.get(input.file);
        return sheets ? [{ ...input, sheets: [...input.sheets, ...sheets] }] : [];
      });
      const { files } = await recogniseFiles(again, { ...how, beside: seen.files });
      const changed = new Map(files.map((file) => [file.file, file]));
      const all = seen.files.map((file) => changed.get(file.file) ?? file);
      const isKnown = (file: string, sheet: string) => isSaid(inputs, file, sheet);
      return { ...seen, files: await withoutUnnamed(all, isKnown) };
    } finally {
      context.out.endProgress();
    }
  });
}

async function writeProject(
  context: CommandContext,
  paths: ProjectPaths,
  config: Config,
  inputs: readonly { file: string; folder: string }[],
): Promise<Project> {
  try {
    await mkdir(paths.inputFolder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw faultOfFileSystem(error, paths.folder);
  }
  const lock = await lockProject(paths.folder, { pid: context.pid, command: "doudi init" });
  try {
    for (const { file, folder } of inputs) {
      context.signal.throwIfAborted();
      if (folder === paths.inputFolder) continue;
      context.out.progress(`复制 ${file}`);
      await withAtomicFile(join(paths.inputFolder, file), (temporary) =>
        copyFile(join(folder, file), temporary),
      );
    }
    return await createProject(paths.folder, config);
  } finally {
    context.out.endProgress();
    await lock.release();
  }
}
