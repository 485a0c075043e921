import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeGb18030 } from "../../../src/demo/gb18030.ts";
import { readBytes, refusalOf } from "../support/read-bytes.ts";

const TEXT = "姓名,村名\n张三,村民委员会\n李四,社区居委会\n";
const ROWS = { 1: ["姓名", "村名"], 2: ["张三", "村民委员会"], 3: ["李四", "社区居委会"] };

const wide = (text: string, isBig = false) => {
  const bytes = Buffer.from(text, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};

describe("encodings", () => {
  it.each([
    ["UTF-8", Buffer.from(TEXT), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${TEXT}`), "utf-8"],
    ["UTF-8 with a mark twice", Buffer.from(`\ufeff\ufeff${TEXT}`), "utf-8"],
    ["GB18030", encodeGb18030(TEXT), "gb18030"],
    ["UTF-16 LE with a mark", wide(`\ufeff${TEXT}`), "utf-16le"],
    ["UTF-16 BE with a mark", wide(`\ufeff${TEXT}`, true), "utf-16be"],
    ["UTF-16 LE by its NULs", wide(TEXT), "utf-16le"],
    ["UTF-16 BE by its NULs", wide(TEXT, true), "utf-16be"],
  ])("%s", async (_, bytes, encoding) => {
    const { rows, book } = await readBytes(bytes, "名册.csv");
    expect(rows).toEqual(ROWS);
    expect(book.encoding).toBe(encoding);
  });

  it("reads four-byte GB18030", async () => {
    const four = Buffer.from("9532a435", "hex");
    const char = new TextDecoder("gb18030").decode(four);
    const bytes = Buffer.concat([encodeGb18030("姓名,村\n"), four, encodeGb18030("三,村\n")]);
    expect((await readBytes(bytes, "a.csv")).rows[2]).toEqual([`${char}三`, "村"]);
  });

  it("reads any text across the pieces it is read in", async () => {
    const line = `${"村民委员会𠮷䶮".repeat(7)},张三\n`;
    for (const bytes of [Buffer.from(line.repeat(12_000)), wide(`\ufeff${line.repeat(12_000)}`)]) {
      const { sheets } = await readBytes(bytes, "a.csv");
      expect(sheets[0]?.facts.filledRows).toBe(12_000);
      expect(sheets[0]?.rows[11_999]?.[1]).toBe("张三");
      expect(new Set(Object.values(sheets[0]?.rows ?? {}).map(([cell]) => cell)).size).toBe(1);
    }
  });
});

describe("#47 what is no text in one encoding", () => {
  it("names the first bad byte of GB18030", async () => {
    const good = encodeGb18030("姓名,村\n张三,村\n");
    const error = await refusalOf(Buffer.concat([good, Buffer.from("ff80", "hex"), good]), "a.csv");
    expect(error.code).toBe("E3006");
    expect(error.message).toContain(`第 ${good.length + 1} 个字节`);
  });

  it("names the first bad byte far into the file", async () => {
    const good = encodeGb18030("张三,村民委员会\n".repeat(100_000));
    const error = await refusalOf(Buffer.concat([good, Buffer.from("ff", "hex"), good]), "a.csv");
    expect(error.message).toContain(`第 ${good.length + 1} 个字节`);
  });

  it("says where a file that claims UTF-8 is not", async () => {
    const head = Buffer.from("\ufeff姓名,村\n");
    const error = await refusalOf(Buffer.concat([head, encodeGb18030("张三,村\n")]), "a.csv");
    expect(error).toMatchObject({ code: "E3006" });
    expect(error.message).toContain(`第 ${head.length + 1} 个字节`);
  });

  it.each([
    ["UTF-8 then GB18030", Buffer.from(TEXT), encodeGb18030(TEXT)],
    ["GB18030 then UTF-8", encodeGb18030(TEXT), Buffer.from(TEXT)],
  ])("refuses half and half: %s", async (_, first, second) => {
    const error = await refusalOf(Buffer.concat([first, second]), "a.csv");
    expect(error).toMatchObject({ code: "E3006" });
    expect(Number(/第 (\d+) 个字节/.exec(error.message)?.[1])).toBe(first.length + 1);
  });

  it("does not take GB18030 for a mixture", async () => {
    const common =
      "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom(...common), { minLength: 1, maxLength: 6 }), {
          minLength: 5,
          maxLength: 60,
        }),
        async (names) => {
          const text = names.map((name, index) => `${name.join("")},${index}`).join("\n");
          const { rows } = await readBytes(encodeGb18030(text), "a.csv");
          expect(Object.values(rows).map(([name]) => name)).toEqual(
            names.map((name) => name.join("")),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    ["amid text", Buffer.from("姓名,村\n张\0三,村\n"), "第 15 个字节"],
    ["a disk's worth", Buffer.concat([Buffer.from(TEXT), Buffer.alloc(5_000)]), "空字符"],
  ])("refuses NUL %s", async (_, bytes, says) => {
    const error = await refusalOf(bytes, "a.csv");
    expect(error.code).toBe("E3002");
    expect(error.message).toContain(says);
  });
});
