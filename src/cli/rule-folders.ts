import { existsSync } from "node:fs";
import { join } from "node:path";
import { CONFIG_FILE, projectPaths } from "../project/project.ts";

/** The county's own rules: of the project asked for, or of the project one stands in. */
export function ruleFolders(project: string | undefined): string[] {
  const folder = project ?? (existsSync(join(".", CONFIG_FILE)) ? "." : undefined);
  return folder === undefined ? [] : [projectPaths(folder).rulesFolder];
}

export const PROJECT_OPTION = [
  "--project <项目文件夹>",
  "连同这个项目“规则”文件夹里的本县规则",
] as const;
