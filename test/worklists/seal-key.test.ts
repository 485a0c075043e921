import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sealKey } from "../../src/worklists/seal.ts";

const ledger = () => join(mkdtempSync(join(tmpdir(), "doudi-key-")), "台账");

function sendOut(folder: string): void {
  mkdirSync(join(folder, "下发"), { recursive: true });
  writeFileSync(join(folder, "下发", "2019-10-1.jsonl"), "{}\n");
}

describe("the key of the seals", () => {
  it("comes back from its copy where it is gone or emptied", async () => {
    const folder = ledger();
    const key = await sealKey(folder);
    sendOut(folder);
    const path = join(folder, "worklist.key");
    for (const damage of [() => rmSync(path), () => writeFileSync(path, "")]) {
      damage();
      expect(await sealKey(folder)).toBe(key);
      expect(readFileSync(path, "utf8").trim()).toBe(key);
    }
  });

  it("is not made anew once lists were sent out: it would fit none of them", async () => {
    const folder = ledger();
    sendOut(folder);
    await expect(sealKey(folder)).rejects.toMatchObject({ code: "E7001" });
    expect(existsSync(join(folder, "worklist.key"))).toBe(false);
  });

  it("gets a copy in a project that has none yet", async () => {
    const folder = ledger();
    sendOut(folder);
    writeFileSync(join(folder, "worklist.key"), `${"a1".repeat(32)}\n`);
    expect(await sealKey(folder)).toBe("a1".repeat(32));
    expect(existsSync(join(folder, "备份", "worklist.key"))).toBe(true);
  });
});
