import { UserError } from "../../errors.ts";
import type { Config } from "../../project/config-schema.ts";
import type { ProjectPaths } from "../../project/project.ts";
import { type KnownParameters, setConfig } from "../../project/set-config.ts";
import { loadPack } from "../../rules/load-pack.ts";
import type { InitOptions } from "./init-project.ts";

/** What the command line says, laid over what doudi.yaml said before. Throws: UserError E2001, E2003, E2004. */
export function applyOptions(
  before: Partial<Config>,
  options: InitOptions,
  paths: ProjectPaths,
): Partial<Config> {
  const known = knownParameters(paths);
  let config = before;
  for (const key of ["region", "month", "county"] as const) {
    const value = options[key];
    if (value !== undefined) config = setConfig(config, key, value, known);
  }
  for (const pair of options.set) {
    const at = pair.search(/[=＝]/);
    if (at < 1) {
      throw new UserError("E2001", "--set 应写成 项=值 的样子。", {
        hint: "例如 --set standards.rural=420",
      });
    }
    config = setConfig(config, pair.slice(0, at).trim(), pair.slice(at + 1).trim(), known);
  }
  return config;
}

function knownParameters({ rulesFolder }: ProjectPaths): KnownParameters {
  const entries = loadPack({ folders: [rulesFolder] }).map(({ header }) => [
    header.id,
    Object.fromEntries(Object.entries(header.params).map(([name, param]) => [name, param.default])),
  ]);
  return Object.fromEntries(entries);
}
