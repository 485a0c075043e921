import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { csvObjects, doudi, newFolder } from "./support/doudi.ts";

const NAMES = ["测试甲", "测试乙", "测试丙", "测试丁", "测试戊"];

describe("a list without a header", () => {
  it("is told how to be described, and read by the letters of its columns", async () => {
    const where = newFolder();
    const rolls = join(where, "名册");
    mkdirSync(rolls);
    const rows = NAMES.map(
      (name, n) => `${n + 1},${name},99999919500101${1000 + n},2019-03-0${n + 1},甲乡`,
    );
    writeFileSync(join(rolls, "民政.csv"), `${rows.join("\r\n")}\r\n`);
    const init = (...more: string[]) =>
      doudi(
        [
          "init",
          "项目",
          "--from",
          rolls,
          "--month",
          "2019-10",
          "--yes",
          "--county",
          "某县",
          ...more,
        ],
        { cwd: where },
      );
    const described = [
      "roll=death",
      "header_row=0",
      "name=B列",
      "id=C列",
      "died_on=D列",
      "town=E列",
    ];
    const { code, stdout } = await init(
      ...described.flatMap((each) => ["--sheet", `民政.csv:${each}`]),
    );
    expect({ code, asked: stdout.includes("没有定准") }).toEqual({ code: 0, asked: false });
    expect(readFileSync(join(where, "项目", "doudi.yaml"), "utf8")).toContain("header_row: 0");
    await doudi(["screen", "项目", "--rules", "CB01"], { cwd: where });
    const links = csvObjects((await doudi(["export", "项目", "links"], { cwd: where })).stdout);
    expect(links.map(({ row, roll }) => [row, roll])).toEqual(
      NAMES.map((_, n) => [String(n + 1), "death"]),
    );
  });

  it("says so where nobody describes it", async () => {
    const where = newFolder();
    const rolls = join(where, "名册");
    mkdirSync(rolls);
    const file = join(rolls, "民政.csv");
    writeFileSync(file, NAMES.map((name, n) => `${name},99999919500101${1000 + n}`).join("\r\n"));
    const { stdout } = await doudi(["peek", file]);
    expect(stdout).toContain("header_row 写 0");
    const start = [
      "init",
      "项目",
      "--from",
      rolls,
      "--month",
      "2019-10",
      "--yes",
      "--county",
      "某县",
    ];
    expect((await doudi(start, { cwd: where })).code).toBe(0);
    const screened = await doudi(["screen", "项目"], { cwd: where });
    expect(screened.stdout).toMatch(/! 民政.csv：5 行，没有表头.*header_row 写 0/);
  });
});
