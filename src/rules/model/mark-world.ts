import { KINDS } from "../../rolls/kinds.ts";
import type { ModelFile } from "../rule-file.ts";
import type { World } from "../run-context.ts";
import type { ModelMarks } from "./model-marks.ts";

/** Mark every relation of a world; those of the sure world's kinds are marked by their sources. */
export function markWorld(
  marks: ModelMarks,
  world: World,
  files: readonly ModelFile[],
  isCopy: boolean,
): void {
  if (world === "likely") {
    for (const name of [...Object.keys(KINDS), "naming"]) {
      const causes = [marks.get(`sure.${name}`), marks.get(`uncertain.${name}`)];
      marks.set(`likely.uncertain_${name}`, causes);
      marks.set(`likely.${name}`, causes);
    }
  }
  // A model file reads only files before it.
  for (const { header, sql } of files) {
    const read = marks.readBy(sql, world);
    const materialised = header.materialise && !isCopy;
    if (read) marks.set(`${world}.${header.name}`, [sql, materialised, read]);
    else marks.setUnknown(header.name);
  }
}
