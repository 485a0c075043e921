import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { parseQueryFile, parseRule } from "../../src/rules/rule-file.ts";
import { modelSchema } from "../../src/rules/rule-schema.ts";
import { ruleText } from "./support.ts";

const FILE = "/pack/LB06-card.sql";

function faultOf(text: string, file = FILE): UserError {
  try {
    parseRule(text, file);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("the rule was accepted");
}

describe("parseRule", () => {
  it("reads header, query and the line the query begins on", () => {
    const rule = parseRule(ruleText("LB06"), FILE);
    expect(rule.header.id).toBe("LB06");
    expect(rule.header.needs[0]).toMatchObject({
      kind: "disability",
      state: "current",
      optional: false,
    });
    expect(rule.sql.startsWith("SELECT")).toBe(true);
    expect(ruleText("LB06").split("\n")[rule.sqlLine - 1]).toBe("SELECT");
  });

  it("tolerates a byte order mark, Windows line ends and a closing semicolon", () => {
    const windows = `\uFEFF${ruleText("LB06", {}, "SELECT 1;").replaceAll("\n", "\r\n")}`;
    expect(parseRule(windows, FILE).sql).toBe("SELECT 1");
  });

  it("names the nearest key for one it does not know, with its line", () => {
    const fault = faultOf(ruleText("LB06", { rectfy: "x" }));
    expect(fault.code).toBe("E2101");
    expect(fault.message).toBe("不认识“rectfy”这一项，是不是“rectify”？");
    expect(fault.at).toEqual({ file: "LB06-card.sql", row: 17 });
  });

  it("names the nearest key inside a list of needs", () => {
    const fault = faultOf(ruleText("LB06", { needs: "[{ kind: disability, colums: [grade] }]" }));
    expect(fault.message).toContain("不认识“colums”这一项，是不是“columns”？");
  });

  it("leaves keys that begin with x- alone", () => {
    expect(parseRule(ruleText("LB06", { "x-note": "draft of March" }), FILE).header.id).toBe(
      "LB06",
    );
  });

  it.each([
    ["a key written twice", { title: "甲\ntitle: 乙" }, "同一项写了两次"],
    ["an anchor", { who: "&who 乡镇" }, "锚点"],
    ["a comment end", { who: '"*/"' }, "不能出现 /* 或 */"],
    ["a level nobody knows", { level: "check" }, "只能是 hit、hint"],
    ["a missing title", { title: null }, "“title”：缺少这一项"],
    ["a number where text belongs", { title: "12" }, "“title”：应是文字"],
    ["no outcome", { outcomes: "[]" }, "“outcomes”：不能为空"],
    ["an outcome without quotes", { outcomes: "[01]" }, "应是文字"],
    ["a malformed id", { id: "lb6" }, "应是大写字母加数字"],
  ])("refuses %s", (_, header, message) => {
    const fault = faultOf(ruleText("LB06", header));
    expect(fault.code).toBe("E2101");
    expect(fault.message).toContain(message);
    expect(fault.at?.row).toBeGreaterThan(1);
  });

  it("refuses a file without header, without query, or under another name", () => {
    expect(faultOf("SELECT 1").message).toContain("/*---");
    expect(faultOf(ruleText("LB06", {}, "")).message).toContain("没有查询语句");
    expect(faultOf(ruleText("LB06"), "/pack/LB07-card.sql").message).toContain("文件名应以 LB06-");
  });

  it("keeps its hash when only layout, comments or references change, and not when the query does", () => {
    const sql = "SELECT a, 'x  y' AS b FROM t WHERE c > 1";
    const base = parseRule(ruleText("LB06", {}, sql), FILE).hash;
    const relaid = "select a,\n  'x  y' as b -- kept\nFROM t\nWHERE c>1";
    expect(parseRule(ruleText("LB06", { verify: "别的" }, relaid), FILE).hash).toBe(base);
    expect(parseRule(ruleText("LB06", {}, sql.replace(">", ">=")), FILE).hash).not.toBe(base);
    expect(parseRule(ruleText("LB06", {}, sql.replace("x  y", "x y")), FILE).hash).not.toBe(base);
    expect(parseRule(ruleText("LB06", { explain: '"{name}。"' }, sql), FILE).hash).not.toBe(base);
  });
});

describe("parseQueryFile", () => {
  it("reads model files with the same parser", () => {
    const text =
      "/*---\nname: covered\ngrain: one person\ncolumns:\n  person_key: the person\n---*/\nSELECT 1";
    expect(parseQueryFile(text, "/m/10-covered.sql", modelSchema).header).toEqual({
      name: "covered",
      grain: "one person",
      columns: { person_key: "the person" },
      materialise: false,
    });
  });
});
