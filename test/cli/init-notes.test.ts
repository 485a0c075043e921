import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sheetOf } from "../sources/support/xlsx-file.ts";
import { doudi, newFolder } from "./support/doudi.ts";

const HEADER = ["户编号", "姓名", "身份证号", "与户主关系", "低保类别", "月补差", "起始年月"];
const STYLES =
  '<fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>';

function row(at: number, cells: readonly string[], format: number): string {
  const written = cells.map(
    (text, n) =>
      `<c r="${"ABCDEFG"[n]}${at}" s="${format}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${at}">${written.join("")}</row>`;
}

it("says at once what the reader has to say of a list: rows struck out count as the others do", async () => {
  const where = newFolder();
  const rolls = join(where, "名册");
  mkdirSync(rolls);
  const people = [1, 2, 3, 4].map((n) => [
    ...[`D${n}`, "测试甲", `9999991980010110${10 + n}`, "户主", "农村低保", "300", "2018-01"],
  ]);
  const rows = [HEADER, ...people].map((cells, n) => row(n + 1, cells, n === 3 ? 1 : 0));
  writeFileSync(join(rolls, "2019年10月低保.xlsx"), sheetOf(rows.join(""), { styles: STYLES }));
  const { code, stdout } = await doudi(
    ["init", "项目", "--from", rolls, "--yes", "--month", "2019-10", "--county", "某县"],
    { cwd: where },
  );
  expect(code).toBe(0);
  expect(stdout).toContain("有 1 行划了删除线（第 4 行）");
});
