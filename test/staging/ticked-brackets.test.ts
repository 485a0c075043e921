import { describe, expect, it } from "vitest";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const written = writtenRows();

/** What a list of those out of work says of each, where its cells are printed to be ticked. */
async function hardshipOf(answers: readonly string[]): Promise<(number | null)[]> {
  written.write("失业人员名单.csv", [
    ["姓名", "身份证号", "人员类别", "是否生活困难", "失业时间"],
    ...answers.map((answer, at) => {
      const { name, id } = madePerson(at);
      return [name, id, "农民工", answer, "2019-03"];
    }),
  ]);
  await written.read();
  const rows = await written.db.rows<{ hardship: number | null }>(
    "SELECT hardship FROM stage.jobless ORDER BY row_no",
  );
  return rows.map(({ hardship }) => hardship);
}

describe("brackets that are there to be ticked", () => {
  it("says what is ticked, and not what is printed first", async () => {
    const yes = ["是（√） 否（ ）", "是(√) 否( )", "是[√]否[ ]", "(√)是 ( )否", "【√】是【 】否"];
    const no = ["是（ ） 否（√）", "是( )否(√)", "是[ ]否[√]", "( )是 (√)否", "【　】是【√】否"];
    expect(await hardshipOf([...yes, ...no])).toEqual([...Array(5).fill(1), ...Array(5).fill(0)]);
  });

  it("knows a tick beside a word that stands apart, and a cross as none", async () => {
    const yes = ["√是 ×否", "是√ 否", "√是", "是(V)否( )", "是__√__ 否____"];
    const no = ["×是 √否", "是 √否", "√否", "是（）否（对）", "是(×)否(√)"];
    expect(await hardshipOf([...yes, ...no])).toEqual([...Array(5).fill(1), ...Array(5).fill(0)]);
  });

  it("takes for neither what nobody ticked, nor what may be either", async () => {
    const open = ["是（ ） 否（ ）", "是√否", "是 √ 否", "是（√）否（√）", "是否"];
    expect(await hardshipOf(["是", ...open, "否"])).toEqual([1, ...Array(5).fill(null), 0]);
    expect(
      await written.db.rows("SELECT row_no, reason FROM cell_fault WHERE field = 'hardship'"),
    ).toEqual([3, 4, 5, 6].map((at) => ({ row_no: at + 1, reason: "unreadable" })));
  });

  it("reads codes so as well: what is ticked of several, and nothing where none is", async () => {
    const [ticked, none] = ["死亡（ ）失踪（√）服刑（ ）", "死亡（ ）失踪（ ）服刑（ ）"];
    written.write("困境儿童摸底表.csv", [
      ["儿童姓名", "儿童身份证号", "父亲状况", "母亲状况", "是否留守", "关爱协议"],
      ...[ticked, none].map((father, at) => {
        const { name, id } = madePerson(at);
        return [name, id, father, "正常（√）死亡（ ）", "是（ ）否（√）", "有（ ）无（√）"];
      }),
    ]);
    await written.read();
    expect(
      await written.db.rows(
        "SELECT father_state, mother_state, left_behind, agreement FROM stage.child_survey ORDER BY row_no",
      ),
    ).toEqual([
      { father_state: "失踪", mother_state: "正常", left_behind: 0, agreement: "无" },
      { father_state: null, mother_state: "正常", left_behind: 0, agreement: "无" },
    ]);
  });

  it("leaves brackets that are no boxes", async () => {
    expect(await hardshipOf(["是（ ）", "是（见附件）", "否（ ）"])).toEqual([1, 1, 0]);
  });
});
