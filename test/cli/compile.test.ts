import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase, quoteText } from "../../src/engine/database.ts";
import { doudi, newFolder } from "./support/doudi.ts";

const folder = newFolder();
const project = join(folder, "项目");
beforeAll(async () => {
  const made = await doudi(["init", project, "--month", "2019-11", "--yes"]);
  expect(made.code, made.stderr).toBe(0);
});

describe("doudi compile", () => {
  it("writes a pack with its page, bound to addresses on the platform", async () => {
    const pack = join(folder, "规则包");
    const at = ["--in", "hdfs:///民政/规范表", "--out", "hdfs:///民政/结果"];
    const { code, stdout, stderr } = await doudi(["compile", project, "-o", pack, ...at, "--json"]);
    expect(code, stderr).toBe(0);
    const said = JSON.parse(stdout);
    expect(said).toMatchObject({ schema: "compile/1", rows: null });
    const files = said.files.map((name: string) => name.replace("/", ""));
    expect(readdirSync(pack).sort()).toEqual(files.sort());
    const sql = readFileSync(join(pack, "pack.sql"), "utf8");
    expect(sql).toContain("SET doudi.in=hdfs:///民政/规范表;\n");
    expect(sql).toContain("SET doudi.out=hdfs:///民政/结果;\n");
    expect(sql).toContain(`doudi-step ${said.steps}/${said.steps} done`);
    expect(sql).toContain(`SELECT '${said.fingerprint}' AS fingerprint`);
    const page = readFileSync(join(pack, "说明.md"), "utf8");
    expect(page).toContain(`${said.rules} 条规则，指纹 ${said.fingerprint}`);
  });

  it("writes the project's parameters, and a place for every other table", async () => {
    const pack = join(folder, "参数");
    expect((await doudi(["compile", project, "-o", pack])).code).toBe(0);
    const db = await openDatabase();
    const table = (name: string) => quoteText(join(pack, "canonical", name, "part-0.parquet"));
    expect(await db.rows(`SELECT month, edition FROM ${table("screening")}`)).toEqual([
      { month: 2019 * 12 + 10, edition: "2019" },
    ]);
    expect(await db.rows(`SELECT count(*) AS n FROM ${table("hukou")}`)).toEqual([{ n: 0 }]);
    db.close();
    const ddl = readFileSync(join(pack, "tables.sql"), "utf8");
    const told = [...ddl.matchAll(/^LOCATION '.*\/canonical\/(\w+)'\nCOMMENT '(.+)';$/gm)];
    expect(told.map((match) => match[1]).sort()).toEqual(
      readdirSync(join(pack, "canonical")).sort(),
    );
    expect(told.filter((match) => !/\p{Script=Han}/u.test(match[2] ?? ""))).toEqual([]);
  });

  it.each([
    ["民政's", [], "规则包文件夹的路径"],
    ["民政[终]", [], "通配符"],
    ["好", ["--out", "hdfs:///a;b"], "--out"],
    ["好", ["--in", "hdfs:///月/*"], "通配符"],
  ])("refuses %s %j, which a script cannot hold, and writes nothing", async (name, more, said) => {
    const pack = join(folder, "not-made", name);
    const { code, stderr } = await doudi(["compile", project, "-o", pack, ...more]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(existsSync(pack)).toBe(false);
  });

  it("has no tables to give before the first screen", async () => {
    const pack = join(folder, "early");
    const { code, stderr } = await doudi(["compile", project, "-o", pack, "--data"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("E2002")]);
    expect(existsSync(pack)).toBe(false);
  });
});

describe("doudi screen --engine spark", () => {
  it.each([
    [["--master", "yarn"], "加上 --engine spark"],
    [["--engine", "spark", "--conf", "spark.executor.memory"], "键=值"],
    [["--engine", "spark", "--exchange", "/nowhere/at-all"], "at-all"],
    [["--engine", "spark", "--results", "/nowhere/at-all"], "at-all"],
  ])("refuses %j", async (options, said) => {
    const { code, stderr } = await doudi(["screen", project, ...options]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  });
});
