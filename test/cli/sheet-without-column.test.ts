import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkCharacter } from "../../src/people/check-digit.ts";
import { csvObjects, doudi, newFolder } from "./support/doudi.ts";

const where = newFolder();
const project = join(where, "项目");
let found: Record<string, string>[] = [];

const people = [..."东南西北中上下左右前后内"].map((given, index) => ({
  name: `测${given}`,
  id: numberOf(index),
  town: index < 8 ? "甲乡" : "乙乡",
}));

type Person = (typeof people)[number];

const supported = [..."甲乙丙"].map((given, index) => ({
  name: `外${given}`,
  id: numberOf(40 + index),
  town: "甲乡",
}));

/** A number of an unassigned region. */
function numberOf(index: number): string {
  const body = `99999919700101${101 + 2 * index}`;
  return body + checkCharacter(body);
}

function write(name: string, header: string[], rows: string[][]): void {
  writeFileSync(
    join(where, "名册", name),
    [header, ...rows].map((row) => row.join(",")).join("\n"),
  );
}

beforeAll(async () => {
  mkdirSync(join(where, "名册"));
  const who = ["乡镇", "姓名", "身份证号"];
  const of = ({ town, name, id }: Person) => [town, name, id];
  write(
    "户籍人口.csv",
    [...who, "户号", "与户主关系", "户籍状态"],
    [...people.map((one, index) => [...of(one), `H${index}`, "户主", "正常"])],
  );
  write(
    "持证残疾人.csv",
    [...who, "残疾类别", "残疾等级", "证件状态"],
    [...people.map((one) => [...of(one), "肢体", "一级", "有效"])],
  );
  write(
    "特困人员.csv",
    [...who, "供养方式", "自理能力", "开始享受年月"],
    supported.map((one) => [...of(one), "分散供养", "全自理", "2019-01"]),
  );
  const [paid, otherwise, open] = supported as [Person, Person, Person];
  write(
    "一卡通发放流水.csv",
    [...who, "补贴项目", "所属月份", "金额", "发放日期"],
    [
      [...of(paid), "特困供养金", "2019-09", "600", "2019-09-10"],
      [...of(otherwise), "粮食直补", "2019年度", "90", "2019-09-10"],
      [...of(open), "", "2019-09", "600", "2019-09-10"],
    ],
  );
  const subsidy = [...who, "补贴金额", "开始享受年月"];
  const drawn = (one: Person) => [...of(one), "80", "2019-01"];
  write(
    "残疾人两项补贴-甲乡.csv",
    [...subsidy, "补贴类型"],
    [
      ...people.slice(0, 6).map((one) => [...drawn(one), "护理补贴"]),
      // What this one draws was left open.
      ...people.slice(6, 7).map((one) => [...drawn(one), ""]),
    ],
  );
  write("残疾人两项补贴-乙乡.csv", subsidy, people.slice(8, 11).map(drawn));
  const init = await doudi([
    ...["init", project, "--from", join(where, "名册"), "--month", "2019-10", "--yes"],
    ...["--set", "standards.rural=420", "--set", "standards.urban=600"],
  ]);
  expect(init.code, init.stderr).toBe(0);
  expect((await doudi(["screen", project, "--rules", "LB07,FF01"])).code).toBe(0);
  found = csvObjects((await doudi(["export", project, "findings"])).stdout);
});

describe("one township's sheet without the column that tells what is drawn", () => {
  const said = (index: number) =>
    found.find(({ rule, name }) => rule === "LB07" && name === people[index]?.name);

  it("lists for certain only who is on no sheet that leaves it open", () => {
    const levels = people.map((_, index) => said(index)?.level ?? "");
    expect(levels).toEqual([
      ...["", "", "", "", "", "", "check", "hit"],
      ...["check", "check", "check", "hit"],
    ]);
  });

  it("says in the sentence what is missing", () => {
    expect(said(6)?.message).toContain(
      "（此人有一行的“补贴类型”空着或认不出，不能确定，请先核对名册。）",
    );
    expect(said(8)?.message).toContain(
      "（此人所在的表没有“补贴类型”列，不能确定，请先核对名册。）",
    );
    expect(said(7)?.message).not.toContain("不能确定");
  });
});

describe("a list of all that was paid", () => {
  const level = (index: number) =>
    found.find(({ rule, name }) => rule === "FF01" && name === supported[index]?.name)?.level;

  it("leaves nothing open by items that no rule is about, but by an item that nobody wrote down", () => {
    expect([0, 1, 2].map(level)).toEqual([undefined, "hit", "check"]);
  });
});
