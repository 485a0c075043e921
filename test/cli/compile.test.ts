import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase, quoteText } from "../../src/engine/database.ts";
import { packageFile } from "../../src/project/package-root.ts";
import { doudi, newFolder } from "./support/doudi.ts";

const folder = newFolder();
const project = join(folder, "项目");
beforeAll(async () => {
  const made = await doudi(["init", project, "--month", "2019-11", "--yes"]);
  expect(made.code, made.stderr).toBe(0);
});

/** DuckDB takes the INSERTs of the example of docs/spark.md as Spark does; test/spark/platform.test.ts runs the whole of it there. */
async function fillAsDocsSay(pack: string): Promise<void> {
  const page = readFileSync(packageFile("docs", "spark.md"), "utf8");
  const inserts = [...page.matchAll(/^INSERT INTO (\w+) BY NAME\n.*?;$/gms)];
  expect(inserts.map((match) => match[1])).toEqual(["hukou", "naming", "person", "snapshot"]);
  const db = await openDatabase();
  await db.run(`CREATE VIEW known AS SELECT 1 AS row_id, 12 AS person_key, '甲' AS xm, '男' AS xb, DATE '1970-01-01' AS csrq,
    '镇' AS xz, '村' AS cun, '1' AS hh, '甲' AS hzxm, '户主' AS gx, '正常' AS zt, NULL::DATE AS qcrq, 'x' AS sfzh`);
  for (const [statement, name = ""] of inserts) {
    const file = quoteText(join(pack, "canonical", name, "part-0.parquet"));
    await db.run(`CREATE TABLE ${name} AS SELECT * FROM ${file}`);
    expect(await db.run(statement.slice(0, -1))).toBe(1);
    const columns = await db.rows<{ column_name: string }>(`DESCRIBE ${name}`);
    const said = new Set(statement.match(/\w+/g));
    expect(columns.filter((column) => !said.has(column.column_name))).toEqual([]);
  }
  db.close();
}

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
    expect(ddl.match(/^ {2}`\w+` \w+,?$/gm), "columns that nothing is said of").toBeNull();
    await fillAsDocsSay(pack);
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
