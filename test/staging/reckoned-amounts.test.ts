import { expect, it } from "vitest";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const written = writtenRows();

async function amountsOf(header: string, texts: readonly string[]): Promise<(number | null)[]> {
  written.write("2019年10月低保花名册.csv", [
    ["低保证号", "户主姓名", "姓名", "身份证号", header, "享受时间", "保障人数"],
    ...texts.map((text, at) => {
      const { name, id } = madePerson(at);
      return [`70${at}`, name, name, id, `"${text}"`, "2018.01", "2"];
    }),
  ]);
  await written.read();
  const rows = await written.db.rows<{ yuan: number | null }>(
    "SELECT amount_fen / 100 AS yuan FROM stage.enrolment ORDER BY row_no",
  );
  return rows.map(({ yuan }) => (yuan === null ? null : Number(yuan)));
}

it("reads what a cell reckons for the household", async () => {
  const sums = [
    ...[
      "115元×2人=230元",
      "115*2=230",
      "115×2＝230元/月",
      "2人×115元=230元",
      "115元×2人",
      "200+30=230",
    ],
    ...[
      "230元（115元/人）",
      "230元(人均115元)",
      "230（115*2）",
      "230元（2人）",
      "230元（含分类施保30元）",
      "230元（含物价补贴0元）",
    ],
    ...[
      "合计230，其中分类施保30",
      "合计230元，其中：A类200元、残疾30元",
      "每人115元，共230元",
      "2人，共230元",
    ],
  ];
  expect(await amountsOf("户月保障金额", ["230", ...sums])).toEqual(
    Array(sums.length + 1).fill(230),
  );
});

it("takes no figure where they disagree or may mean something else, and names the cell", async () => {
  const open = [
    ...[
      "115×2=240",
      "230元（100元/人）",
      "合计230，其中分类施保300",
      "115*2",
      "2人230元",
      "230（115）",
    ],
    ...[
      "120元+分类施保60元",
      "230元（含补发30元）",
      "230元，另发物价补贴30元",
      "230元（不含分类施保30元）",
    ],
  ];
  const rest = Array(12).fill("300");
  expect(await amountsOf("户月保障金额", [...open, ...rest])).toEqual([
    ...Array(open.length).fill(null),
    ...Array(12).fill(300),
  ]);
  const faults = await written.db.rows("SELECT row_no FROM cell_fault WHERE field = 'amount_fen'");
  expect(faults).toHaveLength(open.length);
});

it("reckons nothing where the header speaks of each one's share", async () => {
  const [sum, ...rest] = await amountsOf("人均月保障金额", [
    "115元×2人=230元",
    ...Array(5).fill("115"),
  ]);
  expect(sum).toBeNull();
  expect(rest).toEqual(Array(5).fill(230));
});

it("leaves open what is of another programme or of several months", async () => {
  const open = [
    ...["230元/月×3=690元", "低保金200+高龄补贴50=250", "200元+电价补贴7.5元=207.5元"],
    ...["270元（含残疾人补贴70元）", "280元，其中护理补贴80元", "230（低保200，取暖费30）"],
  ];
  const sums = ["200元+分类施保30元=230元", "230元（含残疾分类施保30元）"];
  expect(await amountsOf("户月保障金额", [...open, ...sums, ...Array(8).fill("230")])).toEqual([
    ...Array(open.length).fill(null),
    ...Array(10).fill(230),
  ]);
});
