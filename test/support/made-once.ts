import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A copy of a folder that is made once a run of the tests, whichever file needs it first: a screen of a small county costs ten seconds of a
 * processor, a copy of its project none. `make` is not told who asks; the file that comes second waits for the first.
 */
export async function copyOfMade(
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const home = join(tmpdir(), `doudi-made-${name}`);
  const [folder, done, failed] = ["folder", "done", "failed"].map((each) => join(home, each)) as [
    string,
    string,
    string,
  ];
  if (isFirst(home)) {
    try {
      mkdirSync(folder);
      await make(folder);
      writeFileSync(done, "");
    } catch (error) {
      writeFileSync(failed, String(error));
      throw error;
    }
  }
  while (!existsSync(done)) {
    if (existsSync(failed)) throw new Error(`${name} could not be made: another file says why`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const copy = mkdtempSync(join(tmpdir(), "doudi-copy-"));
  cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

function isFirst(home: string): boolean {
  try {
    mkdirSync(home);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
