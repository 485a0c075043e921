import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lockProject, projectHolder } from "../../src/project/lock.ts";
import { packageFile } from "../../src/project/package-root.ts";

/** Another process that holds the lock of a folder until it is killed. */
async function holderProcess(folder: string) {
  const module = packageFile("dist", "project", "lock.js");
  const script = `import(${JSON.stringify(module)}).then(async ({ lockProject }) => {
    await lockProject(${JSON.stringify(folder)}, { pid: process.pid, command: "doudi screen" });
    process.stdout.write("held"); setInterval(() => {}, 1000); });`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  return child;
}

describe("the project lock", () => {
  it("refuses a second process, names the first, and is free after kill -9", async () => {
    const folder = mkdtempSync(join(tmpdir(), "doudi-lock-"));
    const child = await holderProcess(folder);
    await expect(lockProject(folder, { pid: 1, command: "doudi init" })).rejects.toMatchObject({
      code: "E5001",
      message: expect.stringContaining(`doudi screen（进程 ${child.pid}`),
    });
    expect((await projectHolder(folder))?.pid).toBe(child.pid);
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    expect(existsSync(join(folder, ".doudi.owner.json"))).toBe(true);
    expect(await projectHolder(folder)).toBeUndefined();
    const lock = await lockProject(folder, { pid: 1, command: "doudi init" });
    await lock.release();
    expect(await projectHolder(folder)).toBeUndefined();
  });

  it("says that even who only looks must be able to write, where the folder is read-only", async () => {
    const folder = mkdtempSync(join(tmpdir(), "doudi-lock-"));
    await (await lockProject(folder, { pid: 1, command: "doudi init" })).release();
    const script = `import(${JSON.stringify(packageFile("dist", "project", "lock.js"))}).then(({ lockProject }) =>
      lockProject(${JSON.stringify(folder)}, { pid: 1, command: "doudi status" })
        .then(() => console.log("held"), ({ code, message }) => console.log(code, message)));`;
    chmodSync(join(folder, ".doudi.hold"), 0o666);
    chmodSync(folder, 0o555);
    // To root nothing is read-only.
    const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const said = execFileSync(process.execPath, ["-e", script], { encoding: "utf8", ...other });
    expect(said).toMatch(/^E6002 项目文件夹不能写，只看也不行/);
  });

  it("is taken although the lock file was cut off while being made", async () => {
    const folder = mkdtempSync(join(tmpdir(), "doudi-lock-"));
    writeFileSync(join(folder, ".doudi.hold"), "half a file");
    await (await lockProject(folder, { pid: 1, command: "doudi init" })).release();
  });
});
