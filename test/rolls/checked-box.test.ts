import { expect, it } from "vitest";
import { checkedBox } from "../../src/rolls/cell/checked-box.ts";
import { readCell } from "../../src/rolls/cell/read-cell.ts";
import { resolveCode } from "../../src/rolls/resolve-code.ts";

it.each([
  ["☑是 □否", "是"],
  ["□是 ☑否", "否"],
  ["是■ 否□", "是"],
  ["□已签 ■未签", "未签"],
  ["(√)有 (□)无", "有"],
  ["●是　○否", "是"],
  ["□死亡 ☑失踪 □服刑", "失踪"],
  ["☑生活补贴 ☑护理补贴 □无", "生活补贴、护理补贴"],
  ["□是 □否", ""],
  ["√", "√"],
  ["□", "□"],
  ["二○一九年脱贫", "二○一九年脱贫"],
  ["是√否", "是√否"],
  ["√□是 □否", "是"],
  ["是□ 否□√", "否"],
])("of %s is ticked: %s", (written, said) => expect(checkedBox(written)).toBe(said));

it("reads what is ticked and not the words beside the empty boxes", () => {
  const agreement = { type: "choice", label: "协议", list: "agreement" } as const;
  expect(readCell(agreement, "□已签 ■未签")).toEqual({ state: "value", value: "无" });
  expect(readCell(agreement, "■已签 □未签")).toEqual({ state: "value", value: "已签订" });
  const flag = { type: "flag", label: "是否留守" } as const;
  expect(readCell(flag, "☑是 □否")).toEqual({ state: "value", value: 1 });
  expect(readCell(flag, "□是 ☑否")).toEqual({ state: "value", value: 0 });
  expect(readCell(flag, "□是 □否")).toEqual({ state: "empty" });
  expect(resolveCode("parent_state", "□死亡 ☑失踪 □服刑").value).toBe("失踪");
});
