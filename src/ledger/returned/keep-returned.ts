import { extname, join } from "node:path";
import { UserError } from "../../errors.ts";
import { keepCopy } from "../../project/keep-copy.ts";
import type { ProjectPaths } from "../../project/project.ts";
import type { ReturnedBook } from "./returned-book.ts";

type Ledger = Pick<ProjectPaths, "ledgerFolder">;

/**
 * Keep the file as it was returned in 台账/收件, under the hash of its content: photographs and stamps are in no line of the ledger, and
 * every answer names the file and row it came from.
 *
 * Throws: UserError E3008 where the file changed since it was read; E6001, E6002.
 */
export async function keepReturned(
  project: Ledger,
  { path, file, sha256 }: Pick<ReturnedBook, "path" | "file" | "sha256">,
): Promise<void> {
  await keepCopy(path, {
    target: join(folderOf(project), `${sha256}${extname(file).toLowerCase()}`),
    sha256,
    name: file,
    changed: () =>
      new UserError("E3008", "这个文件在读取之后又改动了。", {
        hint: "等文件存好、关掉表格软件，再收一次。",
        at: { file },
        state: "这个文件没有收入任何结果。",
      }),
  });
}

function folderOf({ ledgerFolder }: Ledger): string {
  return join(ledgerFolder, "收件");
}
