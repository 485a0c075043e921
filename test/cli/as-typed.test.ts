import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { asTyped } from "../../src/cli/as-typed.ts";

describe("a path in a command to type", () => {
  it.each(["/tmp/某某县", "/tmp/2019 排查", "县(试点)", "a&b", "甲（乙）"])(
    "%s reaches the program whole",
    (path) => {
      const command = `printf '%s\\n' ${asTyped(path)}`;
      expect(execFileSync("sh", ["-c", command], { encoding: "utf8" })).toBe(`${path}\n`);
    },
  );
});
