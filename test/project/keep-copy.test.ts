import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fileDigest } from "../../src/project/file-digest.ts";
import { keepCopy } from "../../src/project/keep-copy.ts";
import { packageFile } from "../../src/project/package-root.ts";

it("makes a copy anew that was cut off, while the file is there, and leaves one alone whose file has changed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "doudi-kept-"));
  const source = join(folder, "名册.csv");
  const target = join(folder, "留存");
  writeFileSync(source, "姓名\n");
  const sha256 = await fileDigest(source);
  const changed = () => new Error("changed");
  const keep = () => keepCopy(source, { target, sha256, name: "名册.csv", changed });
  await keep();
  writeFileSync(target, "姓");
  await keep();
  expect(readFileSync(target, "utf8")).toBe("姓名\n");
  writeFileSync(source, "姓名，另一个\n");
  await keep();
  expect(readFileSync(target, "utf8")).toBe("姓名\n");
  rmSync(source);
  await keep();
});

it("tells of a copy for which there is no room by the name of the file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "doudi-kept-"));
  const source = join(folder, "名册.csv");
  writeFileSync(source, "姓名\n".repeat(20_000));
  const sha256 = await fileDigest(source);
  const about = JSON.stringify({ target: join(folder, sha256), sha256, name: "名册.csv" });
  const script = `import(${JSON.stringify(packageFile("dist", "project", "keep-copy.js"))}).then(({ keepCopy }) =>
    keepCopy(${JSON.stringify(source)}, ${about}).catch(({ code, at }) => console.log(code, at.file)));`;
  // No file may be longer than 40 KB.
  const limited = ["-c", 'trap "" XFSZ; ulimit -f 40; exec "$@"', "bash", process.execPath];
  const said = execFileSync("bash", [...limited, "-e", script], { encoding: "utf8" });
  expect(said).toBe("E6001 名册.csv\n");
});
