import { expect, it } from "vitest";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const written = writtenRows();

async function classesOf(remarks: readonly string[], header = "备注"): Promise<(string | null)[]> {
  written.write("2019年10月低保花名册.csv", [
    ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间", header],
    ...remarks.map((remark, at) => {
      const { name, id } = madePerson(at);
      return [`70${at}`, name, name, id, "300", "2018.01", `"${remark}"`];
    }),
  ]);
  await written.read();
  const rows = await written.db.rows<{ classified: string | null }>(
    "SELECT classified FROM stage.enrolment ORDER BY row_no",
  );
  return rows.map(({ classified }) => classified);
}

it("takes from 备注 under which head somebody gets more", async () => {
  const said = {
    "分类施保：重残 126元": "重度残疾人",
    "分类施保126元（70岁以上老人）": "老年人",
    "享受分类施保：未成年人，增发63元": "未成年人",
    "重病患者，分类施保": "重病患者",
    含分类施保126元: "分类施保",
    "300元不含分类施保126元": "分类施保",
    "分保：重病": "重病患者",
    无劳动能力重残分类施保: "重度残疾人",
    "需长期护理，分类施保": "分类施保",
  };
  const none = [
    "",
    "外出务工",
    "残疾证待办",
    "未分类施保",
    "不享受分类施保",
    "应享受分类施保",
    "分类施保已取消",
    "申请分类施保",
  ];
  expect(await classesOf([...Object.keys(said), ...none])).toEqual([
    ...Object.values(said),
    ...none.map(() => null),
  ]);
  expect(await written.db.rows("SELECT * FROM cell_fault WHERE field = 'classified'")).toEqual([]);
});

it("reads from the same remarks who was taken off", async () => {
  await classesOf(["分类施保：重残", "2019年9月停保", "分类施保：老年人"]);
  expect(
    await written.db.rows("SELECT classified, status FROM stage.enrolment ORDER BY row_no"),
  ).toEqual([
    { classified: "重度残疾人", status: null },
    { classified: null, status: "停发" },
    { classified: "老年人", status: null },
  ]);
});

it("knows nothing of it where hardly any row says so: the office keeps it elsewhere", async () => {
  const few = ["分类施保：重残", ...Array(60).fill("")];
  expect((await classesOf(few))[0]).toBeNull();
  const [sheet] = await written.db.rows<{ mapping: string }>("SELECT mapping FROM source_sheet");
  expect(Object.keys(JSON.parse(sheet?.mapping ?? "{}"))).not.toContain("classified");
});

it("takes no money that goes to everybody, or is of another kind, for 分类施保", async () => {
  const other = [
    "增发物价补贴",
    "加发春节慰问金",
    "加发一次性生活补贴",
    "残疾人，增发护理补贴",
    "增发30元",
  ];
  const own = { "70岁以上老人增发63元": "老年人", "重残，加发30%": "重度残疾人" };
  expect(await classesOf([...other, ...Object.keys(own), "分类施保"])).toEqual([
    ...other.map(() => null),
    ...Object.values(own),
    "分类施保",
  ]);
});
