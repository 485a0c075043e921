import { describe, expect, it } from "vitest";
import { recognised } from "../../support/recognise-rows.ts";

const ID = (n: number) => `9999991990010100${10 + n}`;

describe("what the police export of the register", () => {
  it("is no list of 低保, although 户类型 and 人员状态 could stand there too and the file's name says nothing", () => {
    const found = recognised(
      "CZRK_20191031.txt",
      [
        "户号",
        "户类型",
        "与户主关系",
        "姓名",
        "曾用名",
        "公民身份号码",
        "乡镇",
        "居（村）委会",
        "兵役状况",
        "服务处所",
        "人员状态",
        "受理单位",
      ],
      [
        "7618394",
        "家庭户",
        "户主",
        "张一",
        "",
        ID(1),
        "平安镇",
        "上坝村委会",
        "未服兵役",
        "粮农",
        "正常",
        "平安派出所",
      ],
      [
        "7618394",
        "家庭户",
        "配偶",
        "李二",
        "",
        ID(2),
        "平安镇",
        "上坝村委会",
        "未服兵役",
        "粮农",
        "迁出",
        "平安派出所",
      ],
      [
        "1083157",
        "家庭户",
        "户主",
        "王三",
        "",
        ID(3),
        "平安镇",
        "下坝村委会",
        "未服兵役",
        "粮农",
        "死亡",
        "平安派出所",
      ],
    );
    expect(found).toMatchObject({
      roll: "hukou",
      fields: { hukou_no: "户号", state: "人员状态" },
      asked: [],
    });
  });

  it("says by 变动类型 who is off the register", () => {
    const found = recognised(
      "平安派出所人口.csv",
      ["户号", "关系", "姓名", "性别", "身份证", "出生", "家庭住址", "变动类型"],
      ["7618394", "户主", "张一", "男", ID(1), "19900101", "平安镇上坝村委会2组", ""],
      ["7618394", "配偶", "李二", "女", ID(2), "19900101", "平安镇上坝村委会2组", "迁往市（县）外"],
    );
    expect(found).toMatchObject({ roll: "hukou", fields: { state: "变动类型" }, asked: [] });
  });

  it("says by 注销原因 and not by 注销标志 of 0, 1 and 2 who is off the register, though nobody among the first is", () => {
    const found = recognised(
      "户籍.csv",
      ["户籍编号", "家庭关系", "姓名", "公民身份号码", "住址", "注销标志", "注销原因"],
      ...[1, 2, 3, 4, 5, 6].map((n) => [
        ...["7618394", "儿子", "张一", ID(n), "平安镇上坝村委会2组", "0", ""],
      ]),
    );
    expect(found).toMatchObject({ roll: "hukou", fields: { state: "注销原因" } });
  });

  it("takes families of whom nothing more is said for no roll rather than for any: to be thought covered hides who is missed", () => {
    const found = recognised(
      "名单.csv",
      ["户号", "关系", "姓名", "性别", "身份证", "家庭住址"],
      ["7618394", "户主", "张一", "男", ID(1), "平安镇上坝村委会2组"],
      ["7618394", "配偶", "李二", "女", ID(2), "平安镇上坝村委会2组"],
    );
    expect(found.roll).toBeNull();
  });
});
