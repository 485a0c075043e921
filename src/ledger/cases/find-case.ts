import { UserError } from "../../errors.ts";
import { isRowCode, rowCode } from "../../worklists/task-code.ts";
import type { Case } from "./case.ts";

/**
 * A way to find the case that a task number means: `LB06-201910-7KQ4M-2XW9C` of any round, its row code alone, or the
 * finding's key, in any spelling that paper leaves.
 *
 * Throws: UserError E2007; a wrong check character is told apart from a number the ledger does not have.
 */
export function caseFinder(cases: ReadonlyMap<string, Case>): (typed: string) => Case {
  const byCode = new Map([...cases.values()].map((each) => [plain(rowCode(each.key)), each]));
  return (typed) => {
    const text = typed.normalize("NFKC").trim();
    const byKey = cases.get(text.toLowerCase());
    if (byKey) return byKey;
    const code = plain(text.toUpperCase().replace(/^[A-Z]{2,4}\d{2,4}-\d{6}-/, ""));
    const found = byCode.get(code);
    if (found) return found;
    throw notFound(isRowCode(code));
  };
}

function plain(code: string): string {
  return code.replace(/[\s-]/g, "");
}

function notFound(isCode: boolean): UserError {
  return new UserError("E2007", isCode ? "整改台账里没有这个任务编号。" : "任务编号打错了。", {
    hint: isCode
      ? "任务编号见核查清单的“任务编号”一栏；用 doudi cases list 查看台账里有的。"
      : "核对最后十位（两组五位），里面没有字母 B I L O S U Z；例如 LB06-201910-7KQ4M-2XW9C。",
    state: "没有改动任何文件。",
  });
}
