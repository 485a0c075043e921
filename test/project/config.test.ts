import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { parseConfig, readConfig, writeConfig } from "../../src/project/config-file.ts";
import { setConfig } from "../../src/project/set-config.ts";

const WRITTEN = `# 某县的配置
county: 某县
region: 999999 # 乡镇代码不要写
month: 2019-10
standards:
  rural: 420
  urban: [{ from: 2019-01, yuan: 580 }, { from: 2019-07, yuan: 600.5 }]
price_linkage: [2019-04, 2019-05]
files:
  # 民政局提供
  - file: 2019年10月低保.xlsx
    sheets:
      - { sheet: Sheet1, roll: dibao, period: 2019-10, columns: { resident_id: 身份证号 } }
rules:
  LB02: { income_percent: 150 }
`;

function faultOf(work: () => unknown): UserError {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("no fault");
}

describe("doudi.yaml", () => {
  it("is read with defaults filled in", () => {
    const config = parseConfig(WRITTEN);
    expect(config.region).toBe("999999");
    expect(config.standards).toEqual({
      rural: 420,
      urban: [
        { from: "2019-01", yuan: 580 },
        { from: "2019-07", yuan: 600.5 },
      ],
    });
    expect(config.files[0]?.sheets[0]?.columns).toEqual({ resident_id: "身份证号" });
    expect(config.limits).toEqual({});
  });

  it.each([
    ["month: 2019-13", "“month”（排查月份）应写成 2019-10 的样子。", 1],
    ["month: 201910", "“month”（排查月份）应写成 2019-10 的样子。", 1],
    ["county: 某县", "“month”（排查月份）没有填写。", 1],
    [
      "month: 2019-10\nstandards: { rural: 四百 }",
      "“standards.rural”（农村低保标准，元/人月）应是一个数",
      2,
    ],
    ["month: 2019-10\nstandard: { rural: 400 }", "不认识“standard”这一项，是不是“standards”？", 2],
    [
      "month: 2019-10\nfiles:\n  - file: a.csv\n    sheets: [{ sheet: '', role: dibao }]",
      "不认识“files[1].sheets[1].role”这一项，是不是“roll”？",
      4,
    ],
    ["month: 2019-10\nregion: 53", "“region”（行政区划代码，6 位）应是 6 位行政区划代码。", 2],
    ["month: 2019-10\nmonth: 2019-11", "同一项写了两次。", 2],
    ["month: 2019-10\ncounty: *青石县", "以 * 开头的文字要用引号括起来", 2],
    ["month: 2019-10\nfiles: [{ file: '' }]", "（数据文件夹里的文件名）不能空着。", 2],
    ["month", "整个文件不是“项: 值”的样子", 1],
    ["month: 2019-10\nrules: { lb2: { a: 1 } }", "“rules.lb2”（本县改动的规则参数）", 2],
    [
      "month: 2019-10\nlimits: { threads: 1.5 }",
      "“limits.threads”（数据库并行线程数）应是整数。",
      2,
    ],
  ])("says in Chinese what is wrong with %j", (text, message, row) => {
    const error = faultOf(() => parseConfig(text));
    expect(error.code).toBe("E2003");
    expect(error.message).toContain(message);
    expect(error.at).toEqual({ file: "doudi.yaml", row });
  });

  it("keeps comments and untouched values when a key is set", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "doudi-config-")), "doudi.yaml");
    writeFileSync(path, WRITTEN);
    const config = setConfig(readConfig(path), "standards.rural", "430");
    await writeConfig(path, config);
    expect(readFileSync(path, "utf8")).toBe(
      WRITTEN.replace("rural: 420", "rural: 430")
        .replace(/urban: \[(.*)\]/, "urban: [ $1 ]")
        .replace("[2019-04, 2019-05]", "[ 2019-04, 2019-05 ]"),
    );
  });

  it("writes a new file that says what each key means and reads back the same", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "doudi-config-")), "doudi.yaml");
    const config = parseConfig(WRITTEN);
    await writeConfig(path, config);
    expect(readConfig(path)).toEqual(config);
    expect(readFileSync(path, "utf8")).toContain("# 排查月份");
  });
});

describe("setConfig", () => {
  const base = parseConfig("month: 2019-10");

  it.each([
    ["standards.rural", "420", { standards: { rural: 420 } }],
    [
      "standards.urban",
      "2019-01:580,2019-07:600",
      {
        standards: {
          urban: [
            { from: "2019-01", yuan: 580 },
            { from: "2019-07", yuan: 600 },
          ],
        },
      },
    ],
    ["price_linkage", "2019-04,2019-05", { price_linkage: ["2019-04", "2019-05"] }],
    ["price_linkage", "2019-04", { price_linkage: ["2019-04"] }],
    ["price_linkage", "", { price_linkage: [] }],
    ["rules.LB02.income_percent", "150", { rules: { LB02: { income_percent: 150 } } }],
    ["rules.CB07.care_grades", "1,2,3", { rules: { CB07: { care_grades: [1, 2, 3] } } }],
    ["county", "永宁县", { county: "永宁县" }],
    ["edition", "2019", { edition: "2019" }],
    ["limits.threads", "4", { limits: { threads: 4 } }],
    [
      "files[低保.10月.xlsx].sheets[Sheet1].period",
      "2019-10",
      { files: [{ file: "低保.10月.xlsx", sheets: [{ sheet: "Sheet1", period: "2019-10" }] }] },
    ],
    ["files[a.csv].skip", "true", { files: [{ file: "a.csv", skip: true }] }],
    [
      "files[a.csv].sheets[].columns.resident_id",
      "证件号",
      { files: [{ file: "a.csv", sheets: [{ sheet: "", columns: { resident_id: "证件号" } }] }] },
    ],
  ])("takes %s=%s", (key, value, expected) => {
    expect(setConfig(base, key, value)).toEqual({ ...base, ...expected });
  });

  it("takes a rule parameter as a list where the rule's default is one", () => {
    const known = { CB07: { care_grades: [1, 2] } };
    const config = setConfig(base, "rules.CB07.care_grades", "1", known);
    expect(config.rules).toEqual({ CB07: { care_grades: [1] } });
  });

  it.each([
    ["standard.rural", "是不是 standards？"],
    ["standards.rurel", "是不是 standards.rural？"],
    ["rules.LB99.x", "是不是 rules.LB02？"],
    ["rules.LB02.income", "是不是 rules.LB02.income_percent？"],
    ["month.day", "可以用的有：（无）。"],
  ])("refuses the key %s and names the nearest", (key, hint) => {
    const error = faultOf(() => setConfig(base, key, "1", { LB02: { income_percent: 150 } }));
    expect(error.code).toBe("E2004");
    expect(error.hint).toBe(hint);
  });

  it.each([
    ["month", "2019年10月", "“month”（排查月份）应写成 2019-10 的样子。"],
    ["standards.rural", "四百二", "应是一个数（元/人月）"],
    ["price_linkage", "4月", "应写成 2019-10 的样子"],
  ])("refuses %s=%s", (key, value, message) => {
    const error = faultOf(() => setConfig(base, key, value));
    expect(error.code).toBe("E2003");
    expect(error.message).toContain(message);
  });
});
