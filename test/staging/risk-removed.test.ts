import { describe, expect, it } from "vitest";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const written = writtenRows();
const UNSTABLE = "脱贫不稳定户";

/** The risk of each row of a list of 监测对象 with these columns. */
async function risks(headers: readonly string[], rows: readonly (readonly string[])[]) {
  const all = ["户编号", "姓名", "身份证号", "与户主关系", ...headers];
  const cells = rows.map((row, at) => {
    const { name, id } = madePerson(at);
    return [`P${at}`, name, id, "户主", ...row];
  });
  written.write("防止返贫监测对象.csv", [all, ...cells]);
  await written.read();
  const read = await written.db.rows<{ risk: string | null }>(
    "SELECT risk_state AS risk FROM stage.poverty ORDER BY row_no",
  );
  return read.map(({ risk }) => risk);
}

describe("a list of 监测对象 that says when the risk was removed", () => {
  it.each([
    ["风险消除时间", ["2022-06-30", "2023年5月", "202306", "2022/6/30 0:00:00"]],
    ["风险消除日期", ["2022.06", "44742", "20220630", "2022年6月30日"]],
    ["风险消除方式", ["稳定消除", "自然消除", "稳定消除", "自然消除"]],
  ])("takes those whose %s is empty for not removed, however many are", async (header, when) => {
    const rows = [...when, "", ""].map((day) => [UNSTABLE, day]);
    expect(await risks(["监测对象类别", header], rows)).toEqual([
      ...Array(4).fill("已消除"),
      ...Array(2).fill("未消除"),
    ]);
  });

  it("says nothing of those whom it does not call monitored", async () => {
    const types = [UNSTABLE, "边缘易致贫户", "突发严重困难户", "", "否", "非监测户", "脱贫户", "/"];
    const rows = [[UNSTABLE, "2022-06-30"], ...types.map((type) => [type, ""])];
    expect(await risks(["监测对象类别", "风险消除时间"], rows)).toEqual([
      "已消除",
      ...Array(3).fill("未消除"),
      ...Array(5).fill(null),
    ]);
  });

  it("says nothing of those whose kind says that it is removed or they are not monitored", async () => {
    const types = ["已消除风险", "风险消除户", "脱贫户（非监测）", "边缘易致贫户（风险未消除）"];
    const rows = [[UNSTABLE, "2022-06-30"], ...types.map((type) => [type, ""])];
    for (const header of ["风险消除时间", "终止监测时间"])
      expect(await risks(["监测对象类别", header], rows)).toEqual([
        "已消除",
        ...Array(3).fill(null),
        "未消除",
      ]);
  });

  it("believes the column that says whether, before the one that says when", async () => {
    const rows = [
      [UNSTABLE, "否", ""],
      [UNSTABLE, "是", ""],
      [UNSTABLE, "是", "2022-06-30"],
      [UNSTABLE, "", "2022-06-30"],
    ];
    const headers = ["监测对象类别", "风险是否已消除", "风险消除时间"];
    expect(await risks(headers, rows)).toEqual(["未消除", "已消除", "已消除", null]);
  });

  it("leaves open what a column says that is empty for all", async () => {
    const rows = [UNSTABLE, UNSTABLE].map((type) => [type, ""]);
    expect(await risks(["监测对象类别", "风险消除时间"], rows)).toEqual([null, null]);
  });

  it("leaves open what an empty state says", async () => {
    const rows = ["已消除", "已消除", ""].map((state) => [UNSTABLE, state]);
    expect(await risks(["监测对象类别", "风险消除情况"], rows)).toEqual(["已消除", "已消除", null]);
  });
});
