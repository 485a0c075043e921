import { expect, it } from "vitest";
import { unreadSection } from "../../src/cli/screen/unread-text.ts";
import { unreadColumns } from "../../src/screening/read-inputs.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

it("tells of a column most of whose cells were not understood, and of no other", async () => {
  const db = await emptyStage();
  const person = (serial: number, state: string, relation: string) => [
    "1",
    relation,
    `张${serial}`,
    `99999919900101${1000 + serial}`,
    state,
  ];
  await stageRows(db, {
    file: "户籍人口.csv",
    rows: [
      ["户号", "与户主关系", "姓名", "公民身份号码", "户籍状态"],
      person(1, "甲类", "户主"),
      person(2, "甲类", "子"),
      person(3, "正常", "表叔公"),
    ],
  });
  const unread = await unreadColumns(db);
  db.close();
  expect(unread).toEqual([
    { file: "户籍人口.csv", sheet: "", roll: "hukou", field: "state", cells: 2, rows: 3 },
  ]);
  expect((await unreadSection(unread, { paint: (_, text) => text })).at(-1)).toBe(
    "  ! 户籍人口.csv：“户籍状态”列 3 行里有 2 行认不出，靠这一列的规则查不全",
  );
});

it("says of a column no cell of which was understood that all were not, however many rows were set aside", async () => {
  const unread = { file: "特困.csv", sheet: "", roll: "tekun", field: "self_care", rows: 11 };
  const lines = await unreadSection([{ ...unread, cells: 12 }], { paint: (_, text) => text });
  expect(lines.at(-1)).toBe("  ! 特困.csv：“生活自理能力”列 11 行全都认不出，靠这一列的规则查不全");
});
