import { expect, it } from "vitest";
import { readCell } from "../../src/rolls/cell/read-cell.ts";
import { KINDS } from "../../src/rolls/kinds.ts";

const { special, first_aid } = KINDS.aid.fields;

it.each([
  [special, "经局务会研究同意", { state: "value", value: 1 }],
  [special, "民纪〔2019〕7号", { state: "value", value: 1 }],
  [special, "未上会", { state: "value", value: 0 }],
  // What denies it in other words, or only intends it, is open.
  [special, "会议未通过", { state: "fault" }],
  [special, "免集体研究", { state: "fault" }],
  [special, "待开会研究", { state: "fault" }],
  [first_aid, "24小时内", { state: "value", value: 1 }],
  [first_aid, "2019-05-01", { state: "value", value: 1 }],
  [first_aid, "超过24小时", { state: "fault" }],
  [first_aid, "拟先行救助", { state: "fault" }],
])("reads what stands instead of yes: %#", (field, written, read) => {
  expect(readCell(field as NonNullable<typeof field>, written)).toEqual(read);
});
