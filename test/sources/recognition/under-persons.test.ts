import { expect, it } from "vitest";
import { recognised } from "../../support/recognise-rows.ts";

const CHILD = ["张三", "999999201001010015"] as const;
const FATHER = ["张二", "999999198001010013"] as const;
const MOTHER = ["李四", "999999198202020028"] as const;

it.each([
  ["父亲", "母亲"],
  ["父亲姓名", "母亲姓名"],
])(
  "one row of headers says whose number and state a column is by whom it follows: %s",
  (father, mother) => {
    const { roll, fields } = recognised(
      "儿童摸底.xlsx",
      [
        "儿童姓名",
        "身份证号",
        father,
        "身份证号",
        "状况",
        mother,
        "身份证号",
        "状况",
        "是否留守",
        "住址",
      ],
      [...CHILD, ...FATHER, "死亡", ...MOTHER, "失联", "否", "甲乡东村"],
      [
        "王五",
        "999999201105050017",
        "王一",
        FATHER[1],
        "正常",
        "赵六",
        MOTHER[1],
        "患重病",
        "是",
        "甲乡东村",
      ],
    );
    expect(roll).toBe("child_survey");
    expect(fields).toMatchObject({
      name: "儿童姓名",
      id: "身份证号",
      father_name: father,
      father_id: "父亲/身份证号",
      father_state: "父亲/状况",
      mother_name: mother,
      mother_id: "母亲/身份证号",
      mother_state: "母亲/状况",
      left_behind: "是否留守",
    });
  },
);
