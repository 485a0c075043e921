import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { doudi, newFolder } from "./support/doudi.ts";

describe("doudi demo", () => {
  it("finds what was hidden, leaves a folder to look into, and can be repeated", async () => {
    const cwd = newFolder();
    const { code, stdout, stderr } = await doudi(["demo", "--people", "900"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const share = /找到率 ([\d.]+)%，疑点正确率 ([\d.]+)%/.exec(stdout);
    expect(Number(share?.[1])).toBeGreaterThanOrEqual(95);
    expect(Number(share?.[2])).toBeGreaterThanOrEqual(97);
    const folder = join(cwd, "兜底演示");
    expect(readdirSync(folder).sort()).toEqual(["名册", "答案", "项目", "这是演示数据.txt"].sort());
    expect(existsSync(join(folder, "项目", "结果", "2019-10-1", "manifest.json"))).toBe(true);
    const again = await doudi(["demo", "--people", "500", "--json"], { cwd });
    expect(again.code).toBe(0);
    const { score } = JSON.parse(again.stdout) as { score: { hidden: number; recall: number } };
    expect(score.hidden).toBeGreaterThan(10);
    expect(score.recall).toBeGreaterThanOrEqual(0.95);
  });

  it("leaves a folder alone that it has not made", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "重要.xlsx"), "");
    const { code, stderr } = await doudi(["demo", folder]);
    expect(code).toBe(2);
    expect(stderr).toContain("【E2005】");
    expect(readdirSync(folder)).toEqual(["重要.xlsx"]);
  });

  it("refuses numbers that make no county", async () => {
    const { code, stderr } = await doudi(["demo", join(newFolder(), "x"), "--people", "很多"]);
    expect(code).toBe(2);
    expect(stderr).toContain("--people 应是 500 到 5000000 的整数。");
  });
});
