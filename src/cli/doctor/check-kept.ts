import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { readReturns } from "../../ledger/returned/returns.ts";
import { fileDigest } from "../../project/file-digest.ts";
import type { Project } from "../../project/project.ts";
import { readManifest, roundsOf } from "../../screening/round.ts";
import { bad, type Check, good } from "./check.ts";

const SHOWN = 5;

/**
 * Whether every file that a round was made from or that a township handed in is still kept as it was: each goes by the hash of its content, so that a
 * changed byte shows.
 *
 * Throws: UserError E7001 where a round or the record of what was handed in cannot be read.
 */
export async function checkKept(project: Project): Promise<Check> {
  const kept = new Map<string, string>();
  for (const round of roundsOf(project)) {
    const { inputs, own, exceptions = [] } = readManifest(project, round);
    for (const { file, sha256 } of [...inputs, ...own, ...exceptions])
      kept.set(join(project.keptFolder, sha256), file);
  }
  for (const { source } of readReturns(project)) {
    const name = `${source.sha256}${extname(source.file).toLowerCase()}`;
    if (source.sha256 !== "") kept.set(join(project.ledgerFolder, "收件", name), source.file);
  }
  const faulty: string[] = [];
  for (const [path, file] of kept) if (!(await isAsNamed(path))) faulty.push(file);
  const about = "留存的原件";
  if (faulty.length === 0) return good(about, `${kept.size} 份，都没有被改动`);
  const names = faulty.slice(0, SHOWN).join("、") + (faulty.length > SHOWN ? " 等" : "");
  return bad(
    about,
    `${faulty.length} 份不见了或被改动过：${names}`,
    "从别处的备份把“数据”里的“.留存”、“台账”里的“收件”找回来；找不回来的，用到它的轮次不能重做，结果的出处没有原件可看。",
  );
}

async function isAsNamed(path: string): Promise<boolean> {
  const [name = ""] = /[0-9a-f]{64}(?=(\.\w+)?$)/.exec(path) ?? [];
  return existsSync(path) && (await fileDigest(path)) === name;
}
