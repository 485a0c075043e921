import { describe, expect, it } from "vitest";
import { rulePage, twelveElements } from "../../src/cli/pages/rule-page.ts";
import { loadPack } from "../../src/rules/load-pack.ts";

/** 审计署: the twelve elements of a method, in its order. */
const ELEMENTS = [
  ...["方法代码", "方法名称", "目标功能", "所需数据", "分析步骤", "方法语言"],
  ...["适用法规", "审计建议", "作者单位", "时间", "标志", "流程图"],
];

describe("rules show", () => {
  it("prints every rule in the twelve elements, without placeholders, and nothing unconfirmed as authority", async () => {
    for (const rule of loadPack()) {
      const elements = await twelveElements(rule);
      expect(elements.map(([title]) => title)).toEqual(ELEMENTS);
      for (const [title, lines] of elements) {
        if (title !== "分析步骤")
          expect(lines.filter(Boolean), `${rule.header.id} ${title}`).not.toEqual([]);
      }
      const page = await rulePage(rule);
      expect(page, rule.header.id).not.toMatch(/\{\w+\}/);
      const firm = rule.header.basis.filter(({ confidence }) => confidence !== "待核");
      for (const { document, confidence } of rule.header.basis) {
        if (confidence !== "待核" || firm.some((each) => each.document === document)) continue;
        expect(page.includes(`《${document}》`), `${rule.header.id} ${document}`).toBe(false);
      }
    }
  });
});
