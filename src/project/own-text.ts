import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { UserError } from "../errors.ts";

/**
 * The text of a file that people of the county write themselves (doudi.yaml, rules, exceptions), as the editors of their systems save
 * it: UTF-8, GB18030 (what Notepad calls ANSI on a Chinese Windows), or UTF-16 with its mark.
 *
 * Throws: UserError E3006 for another encoding; what the system says where the file cannot be read.
 */
export function readOwnText(path: string): string {
  const bytes = readFileSync(path);
  for (const encoding of encodingsOf(bytes)) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not that one.
    }
  }
  throw new UserError("E3006", "文字编码不是 UTF-8、GB18030 或 UTF-16，读不出来。", {
    hint: "用记事本打开这个文件，检查有没有乱码，改好后另存为 UTF-8。",
    at: { file: basename(path) },
  });
}

function encodingsOf(bytes: Buffer): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ["utf-16le"];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ["utf-16be"];
  return ["utf-8", "gb18030"];
}
