import { UserError } from "../../errors.ts";
import { NO_TOWN } from "../../worklists/round.ts";
import type { Judged } from "./judge-book.ts";
import type { IssuedIndex } from "./judge-rows.ts";
import type { ReturnedBook } from "./returned-book.ts";

const STATE = "这个文件没有收入任何结果。";

/** Throws: UserError E3203 for another round, E3204 for another county, or a township other than the file is named after. */
export function checkBook({ file, meta }: ReturnedBook, { issued }: IssuedIndex): void {
  if (!meta) return;
  const round = meta.get("round") ?? issued.round;
  if (round !== issued.round) throw otherRound(file, round, issued.round);
  const county = meta.get("county") ?? "";
  if (county !== issued.county) {
    throw new UserError(
      "E3204",
      `这是${county || "别的县"}的清单，这个项目是${issued.county || "另一个县"}的。`,
      {
        hint: "请核对是不是选错了项目文件夹或文件。",
        at: { file },
        state: STATE,
      },
    );
  }
  const town = meta.get("town") ?? "";
  const named = townsIn(file, issued.rows.values());
  if (named.length === 1 && named[0] !== town && town !== NO_TOWN)
    throw otherTown(file, named[0] ?? "", town);
}

/** A file without its hidden sheet whose rows are all of another round. */
export function checkJudged(judged: Judged, { issued }: IssuedIndex): void {
  const { refused, seen, leads, book } = judged;
  const rounds = refused.map(({ reason }) => /^这一行是 (\S+) 轮清单里的$/.exec(reason)?.[1]);
  const [first] = rounds;
  const isAll =
    refused.length > 0 && rounds.every((round) => round === first && round !== undefined);
  const isOnly = judged.answers.length + judged.blank.length + leads.length === 0;
  if (isAll && isOnly && first !== undefined) throw otherRound(book.file, first, issued.round);
  if (seen.size === 0 && leads.length > 0 && refused.length === 0) {
    throw new UserError("E3201", "这个文件不是兜底发出的核查清单：没有一行有任务编号。", {
      hint: "请交回填好的原表（.xlsx）。",
      at: { file: book.file },
      state: STATE,
    });
  }
}

function townsIn(file: string, rows: Iterable<{ town: string }>): string[] {
  const towns = new Set<string>();
  for (const { town } of rows) if (town.length > 1 && file.includes(town)) towns.add(town);
  return [...towns];
}

function otherRound(file: string, theirs: string, ours: string): UserError {
  return new UserError("E3203", `这是 ${theirs} 轮的清单，现在收的是 ${ours} 轮。`, {
    hint: `请乡镇填 ${ours} 轮的清单；确实要补收 ${theirs} 轮的，加 --round ${theirs}。`,
    at: { file },
    state: STATE,
  });
}

function otherTown(file: string, named: string, town: string): UserError {
  return new UserError("E3204", `文件名写的是${named}，里面是${town}的清单。`, {
    hint: "请核对是不是发错了；确实是对的，改好文件名再交。",
    at: { file },
    state: STATE,
  });
}
