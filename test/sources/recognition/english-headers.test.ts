import { describe, expect, it } from "vitest";
import { inChinese } from "../../../src/rolls/headers/english-headers.ts";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";

const ID = "999999199001010016";
const rolls = await loadRolls();

function recognised(file: string, header: readonly string[], row: readonly string[]) {
  const rows = [header, row, row].map((cells, index) => ({ row: index + 1, cells: [...cells] }));
  const found = recogniseSheet({ file, sheet: "", rows, merges: [] }, rolls);
  const fields = new Map(found.columns.map(({ field, header: text }) => [text, field]));
  return { roll: found.roll?.id, fields, unused: found.unused.map(({ header: text }) => text) };
}

describe("columns named in English", () => {
  it.each([
    ["id_card_no", ["身份证号"]],
    ["memberName", ["成员姓名", "姓名"]],
    ["Disability Level", ["残疾等级"]],
    ["psn_name", ["姓名"]],
    ["certno", ["证件号码"]],
    ["dise_name", ["病种"]],
    ["id", []],
    ["created_at", []],
    ["姓名 name", []],
  ])("%s", (header, expected) => {
    expect(inChinese(header)).toEqual(expected);
  });

  it("are the columns of a system's payments", () => {
    const { roll, fields, unused } = recognised(
      "payment.csv",
      ["id", "payee_name", "id_card", "household_no", "pay_item", "pay_month", "pay_amount"],
      ["8a91f0c2", "张一", ID, "5300012", "农村低保金", "201910", "300.00"],
    );
    expect(roll).toBe("payment");
    expect(Object.fromEntries(fields)).toEqual({
      payee_name: "name",
      id_card: "id",
      household_no: "household_no",
      pay_item: "item",
      pay_month: "for_month",
      pay_amount: "amount_fen",
    });
    expect(unused).toEqual(["id"]);
  });

  it("are found beside columns that 人社 exports under the numbers of its standard", () => {
    const { roll, fields, unused } = recognised(
      "ac01.csv",
      ["AAC003", "aac002", "AAB004", "AAE003", "AAZ001"],
      ["张一", ID, "县水泥厂", "201910", "7"],
    );
    expect(roll).toBe("employment");
    expect(Object.fromEntries(fields)).toEqual({
      AAC003: "name",
      aac002: "id",
      AAB004: "employer",
      AAE003: "paid_month",
    });
    expect(unused).toEqual(["AAZ001"]);
  });

  it("are the columns of disability cards", () => {
    const { roll, fields } = recognised(
      "cards.csv",
      ["name", "id_card", "disability_card_no", "disability_type", "disability_level"],
      ["张一", ID, `${ID}42`, "肢体", "二级"],
    );
    expect(roll).toBe("disability");
    expect(fields.get("disability_level")).toBe("grade");
  });
});
