import { describe, expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";

const rolls = await loadRolls();
const GIVEN = [..."敏力华明丽军强芳伟秀娟静"];

function takenOf(file: string, columns: Record<string, string>) {
  const header = Object.keys(columns);
  const data = GIVEN.map((given, n) =>
    Object.values(columns).map((value) =>
      value.replace("某", given).replace("ID", `99999919600101${1000 + n}`),
    ),
  );
  const rows = [header, ...data].map((cells, index) => ({ row: index + 1, cells }));
  const found = recogniseSheet({ file, sheet: "Sheet1", rows, merges: [] }, rolls);
  const fields = Object.fromEntries(found.columns.map(({ field, header: text }) => [text, field]));
  return { roll: found.roll?.id, fields };
}

describe("a roll with columns of every kind beside its own", () => {
  it("takes 开始享受时间 before 审批时间, which it takes where there is no other", () => {
    const child = {
      儿童姓名: "王某",
      身份证号: "ID",
      监护人姓名: "李某",
      监护人身份证号: "ID",
      儿童类别: "孤儿",
      保障标准: "1000",
      审批时间: "2016-12-20",
    };
    const both = takenOf("2019年10月孤儿名册.xlsx", { ...child, 开始享受时间: "2017-01" });
    expect(both.fields).toMatchObject({ 儿童姓名: "name", 开始享受时间: "from_month" });
    expect(Object.keys(both.fields)).not.toContain("审批时间");
    expect(takenOf("2019年10月孤儿名册.xlsx", child).fields.审批时间).toBe("from_month");
    const { 审批时间, ...rest } = child;
    const worded = { ...rest, 审批日期: 审批时间, 起始保障年月: "2017-01" };
    expect(takenOf("2019年10月孤儿名册.xlsx", worded).fields).toMatchObject({
      起始保障年月: "from_month",
    });
  });

  it("is 重病 where it is called so, whatever it says of the costs", () => {
    const ill = {
      姓名: "王某",
      身份证号: "ID",
      病种: "白血病",
      确诊日期: "2018-01-02",
      总费用: "90000",
      报销金额: "50000",
      个人自付: "40000",
    };
    expect(takenOf("重病.xlsx", ill).roll).toBe("illness");
    expect(takenOf("医疗费用自付名单.xlsx", ill).roll).toBe("medical");
  });

  it("takes 审批金额 for what was granted, not 申请金额", () => {
    const { fields } = takenOf("临时救助.xlsx", {
      救助对象: "王某",
      身份证: "ID",
      申请日期: "2019-03-01",
      审批日期: "2019-03-08",
      救助事由: "患病",
      申请金额: "5000",
      审批金额: "1000",
    });
    expect(fields).toMatchObject({ 审批金额: "amount_fen" });
  });
});
