import { expect, it } from "vitest";
import { ofParent } from "../../src/rolls/cell/of-parent.ts";

it.each([
  ["父亲死亡，母亲服刑在押", "死亡", "服刑在押"],
  ["母亲改嫁、父亲失联", "失联", "改嫁"],
  ["父亡母嫁", "亡", "嫁"],
  ["父：重残；母：正常", "重残", "正常"],
  ["父母双亡", "亡", "亡"],
  ["父母均在外务工", "在外务工", "在外务工"],
  ["父亲和母亲均失联", "失联", "失联"],
  ["随祖父母生活，父亲死亡", "死亡", ""],
  ["母亲失联", "", "失联"],
  ["健在", "健在", "健在"],
])("reads of each parent what %s says of him", (written, father, mother) => {
  expect([ofParent(written, "父"), ofParent(written, "母")]).toEqual([father, mother]);
});
