import { existsSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileDigest } from "../../project/file-digest.ts";
import { type Project, projectPaths } from "../../project/project.ts";
import type { KeptFile } from "../keep-inputs.ts";
import type { RoundManifest } from "../round.ts";
import type { Difference } from "./differences.ts";

/**
 * Lay out what a round was made from as a project of its own.
 *
 * Writes:  `folder`: 数据, 规则 and 例外, from the copies kept by content; doudi.yaml is taken from the manifest, passwords from
 *          the project's own.
 * Returns: the project, and every file that cannot be had again.
 */
export async function restoreRound(
  project: Project,
  manifest: RoundManifest,
  folder: string,
): Promise<{ restored: Project; missing: Difference[] }> {
  const paths = projectPaths(folder);
  await mkdir(paths.inputFolder, { recursive: true, mode: 0o700 });
  const put = restorer(project.keptFolder);
  const missing = [
    ...(await put(manifest.inputs, paths.inputFolder, project.inputFolder, "input")),
    ...(await put(manifest.own, paths.rulesFolder, project.rulesFolder, "input")),
    // Rounds made before there were exceptions have none.
    ...(await put(
      manifest.exceptions ?? [],
      paths.exceptionsFolder,
      project.exceptionsFolder,
      "exception",
    )),
  ];
  const passwords = new Map(project.config.files.map(({ file, password }) => [file, password]));
  const files = manifest.files.map((file) => {
    const password = passwords.get(file.file);
    return { ...file, ...(password === undefined ? {} : { password }) };
  });
  const config = { ...manifest.config, files, limits: project.config.limits };
  return { restored: { ...paths, name: project.name, config }, missing };
}

/** From the kept copy, else from the original if that is still the same. */
function restorer(keptFolder: string) {
  return async (
    files: readonly KeptFile[],
    to: string,
    original: string,
    cause: "input" | "exception",
  ): Promise<Difference[]> => {
    const missing: Difference[] = [];
    for (const { file, sha256 } of files) {
      const places = [join(keptFolder, sha256), join(original, file)];
      const source = await firstWith(places, sha256);
      if (source === undefined) {
        const what = `${file}：留存的原件${existsSync(places[0] ?? "") ? "被改动过" : "没有了"}（${sha256.slice(0, 12)}）`;
        missing.push({ cause, what });
        continue;
      }
      await mkdir(dirname(join(to, file)), { recursive: true, mode: 0o700 });
      await copyFile(source, join(to, file));
    }
    return missing;
  };
}

async function firstWith(places: readonly string[], sha256: string): Promise<string | undefined> {
  for (const place of places) {
    if (existsSync(place) && (await fileDigest(place)) === sha256) return place;
  }
  return undefined;
}
