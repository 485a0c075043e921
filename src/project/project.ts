import { existsSync, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { UserError } from "../errors.ts";
import { readConfig, writeConfig } from "./config-file.ts";
import type { Config } from "./config-schema.ts";
import { faultOfFileSystem } from "./file-fault.ts";

/** Where everything of a project folder lies; full paths. */
export interface ProjectPaths {
  folder: string;
  configFile: string;
  /** 数据: inputs as received. */
  inputFolder: string;
  /** 数据/.留存: every input that a round was made from, by the hash of its content. */
  keptFolder: string;
  /** Everything that can be rebuilt from 数据. */
  databaseFile: string;
  /** Spool of the readers and spill of DuckDB; holds personal rows, emptied at start and end of a run. */
  temporaryFolder: string;
  /** 台账: what cannot be rebuilt. */
  ledgerFolder: string;
  /** 结果: one folder a round. */
  resultsFolder: string;
  /** 规则: the county's own rules. */
  rulesFolder: string;
  /** 例外: the county's own exceptions. */
  exceptionsFolder: string;
}

export interface Project extends ProjectPaths {
  /** Name of the folder, for messages. */
  name: string;
  config: Config;
}

export const CONFIG_FILE = "doudi.yaml";

export function projectPaths(folder: string): ProjectPaths {
  const root = resolve(folder);
  return {
    folder: root,
    configFile: join(root, CONFIG_FILE),
    inputFolder: join(root, "数据"),
    keptFolder: join(root, "数据", ".留存"),
    databaseFile: join(root, "work.duckdb"),
    temporaryFolder: join(root, ".临时"),
    ledgerFolder: join(root, "台账"),
    resultsFolder: join(root, "结果"),
    rulesFolder: join(root, "规则"),
    exceptionsFolder: join(root, "例外"),
  };
}

/**
 * Open an existing project folder and read its configuration.
 *
 * Throws: UserError E2002 when it is none, E2003 for a faulty doudi.yaml.
 */
export function openProject(folder: string): Project {
  const paths = projectPaths(folder);
  if (!existsSync(paths.configFile)) throw noProject(folder);
  return { ...paths, name: basename(paths.folder), config: readConfig(paths.configFile) };
}

/** Make the folders of a project (owner only) and write its configuration; safe to repeat. */
export async function createProject(folder: string, config: Config): Promise<Project> {
  const paths = projectPaths(folder);
  try {
    for (const each of [paths.folder, paths.inputFolder, paths.ledgerFolder, paths.resultsFolder]) {
      await mkdir(each, { recursive: true, mode: 0o700 });
    }
  } catch (error) {
    throw faultOfFileSystem(error, paths.folder);
  }
  await writeConfig(paths.configFile, config);
  return openProject(folder);
}

/** The folder of one round's results. */
export function roundFolder(project: ProjectPaths, round: string): string {
  return join(project.resultsFolder, round);
}

function noProject(folder: string): UserError {
  const is = existsSync(folder) && statSync(folder).isDirectory();
  return new UserError(
    "E2002",
    is ? "这个文件夹里没有 doudi.yaml，不是兜底项目。" : "没有这个文件夹。",
    {
      hint: "先运行 doudi init 建立项目，例如：doudi init 我的项目 --from 名册文件夹 --month 2019-10",
      at: { file: basename(resolve(folder)) },
    },
  );
}
