import { basename, dirname, join } from "node:path";
import { liesBeside } from "../project/atomic-file.ts";
import { filesBelow } from "../project/files-below.ts";
import type { Project } from "../project/project.ts";
import type { CommandContext } from "./context.ts";

/**
 * Say which results could not take the place of the ones of their name, for a spreadsheet program held those open: who sends out the file of
 * the name he knows sends the old one. Said again by every command until the new one has its place.
 */
export function tellLyingBeside(out: CommandContext["out"], project: Project): void {
  const files = new Set(filesBelow(project.resultsFolder));
  for (const file of files) {
    const usual = liesBeside(file);
    // Where somebody has removed the old one, nobody can take it for the new one.
    if (usual === null || !files.has(usual)) continue;
    const folder = dirname(join(project.resultsFolder, file));
    out.note(
      out.paint(
        "yellow",
        `注意：${basename(usual)} 写的时候正开着，没有换成新的；新的一份是 ${folder} 里的 ${basename(file)}。发出去的用新的；旧的删掉，或关掉它再写一次。`,
      ),
    );
  }
}
