import { UserError } from "../../errors.ts";
import { type Issued, issuedRounds, readIssued } from "../../worklists/issued.ts";
import { sealKey } from "../../worklists/seal.ts";
import { codeInText } from "../../worklists/task-code.ts";
import type { IssuedIndex } from "./judge-rows.ts";

/**
 * What was sent out in a round, to find returned rows in; the newest round when none is named.
 *
 * Throws: UserError E2006 where nothing was sent out in it, E7001.
 */
export async function issuedIndex(ledgerFolder: string, named?: string): Promise<IssuedIndex> {
  const rounds = issuedRounds(ledgerFolder);
  const round = named ?? rounds.at(-1);
  const issued = round === undefined ? undefined : readIssued(ledgerFolder, round);
  if (!issued) throw nothingIssued(rounds);
  const others = new Map<string, Issued | undefined>();
  const other = (each: string) => {
    if (!others.has(each)) others.set(each, readIssued(ledgerFolder, each));
    return others.get(each);
  };
  return {
    issued,
    key: await sealKey(ledgerFolder),
    byCode: new Map(
      [...issued.rows.values()].map((row) => [codeInText(row.task)?.code ?? "", row]),
    ),
    otherRound: (seal, findingKey) =>
      [...rounds]
        .reverse()
        .filter((each) => each !== issued.round)
        .find((each) => other(each)?.rows.get(findingKey)?.seal === seal),
    roundOfCode: (code) =>
      [...rounds]
        .reverse()
        .filter((each) => each !== issued.round)
        .find((each) =>
          [...(other(each)?.rows.values() ?? [])].some(
            ({ task }) => codeInText(task)?.code === code,
          ),
        ),
  };
}

function nothingIssued(rounds: readonly string[]): UserError {
  return new UserError("E2006", "这一轮还没有下发过核查清单。", {
    hint:
      rounds.length > 0
        ? `下发过清单的轮次：${rounds.join("、")}。`
        : "先运行 doudi screen 项目文件夹，生成清单下发到乡镇。",
    state: "没有改动任何文件。",
  });
}
