import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { submitSpark } from "../../src/engine/spark/submit-spark.ts";

const onPosix = process.platform === "win32" ? () => {} : it;

describe("submitSpark", () => {
  const started = async (mode: number, text: string) => {
    const folder = mkdtempSync(join(tmpdir(), "doudi-submit-"));
    const program = join(folder, "spark-sql");
    writeFileSync(program, text, { mode });
    return submitSpark({
      ...{ program, script: join(folder, "pack.sql"), conf: [], folder },
      ...{ env: process.env, platform: process.platform, kill: process.kill },
      log: { line: () => {}, close: () => {} },
      onLine: () => {},
    }).catch((error: unknown) => error);
  };

  onPosix("says that a program without the right to be run cannot be started", async () => {
    expect(await started(0o600, "#!/bin/sh\n")).toMatchObject({ code: "E6004" });
  });

  onPosix("says it too of one whose first line names what is not there", async () => {
    expect(await started(0o700, "#!/nowhere/sh\n")).toMatchObject({ code: "E6004" });
  });

  onPosix("tells how a program ended and what it said last", async () => {
    expect(await started(0o700, "#!/bin/sh\necho out\necho why >&2\nexit 3\n")).toEqual({
      code: 3,
      said: "why",
    });
  });
});
