import { describe, expect, it } from "vitest";
import { readBytes } from "../support/read-bytes.ts";

describe("a saved web page", () => {
  it("has its characters where they are written by number or name", async () => {
    const cells = [
      "&#29579;&#x798f;",
      "&#x27;999999195001010015",
      "&#60;3&#38;4&#62;",
      "3&times;4",
    ];
    const row = `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
    const head = "<tr><td>姓名</td><td>身份证号</td><td>备注</td><td>房屋</td></tr>";
    const page = `<html><head><meta charset="utf-8"></head><body><table>${head}${row}</table></body></html>`;
    const { rows } = await readBytes(Buffer.from(page), "名单.xls");
    expect(rows[2]).toEqual(["王福", "'999999195001010015", "<3&4>", "3×4"]);
  });

  it("keeps references to no character as they stand", async () => {
    const page =
      "<html><body><table><tr><td>a&#0;b&#xd800;&#9999999;c</td><td>d</td></tr></table></body></html>";
    const { rows } = await readBytes(Buffer.from(page), "名单.xls");
    expect(rows[1]?.[0]).toBe("a&#0;b&#xd800;&#9999999;c");
  });
});
