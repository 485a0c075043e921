import { describe, expect, it } from "vitest";
import { outcomeOf, readBytes, refusalOf } from "./support/read-bytes.ts";

interface Field {
  name: string;
  type: string;
  size: number;
}

/** 张 and 王 in GB18030. */
const ZHANG = Buffer.from([0xd5, 0xc5]);
const WANG = Buffer.from([0xcd, 0xf5]);

const FIELDS: readonly Field[] = [
  { name: "XM", type: "C", size: 5 },
  { name: "GMSFHM", type: "C", size: 18 },
  { name: "CSRQ", type: "D", size: 8 },
  { name: "NL", type: "I", size: 4 },
  { name: "ZX", type: "L", size: 1 },
  { name: "BZ", type: "M", size: 4 },
];

function dbf(
  records: readonly Buffer[],
  fields = FIELDS,
  count = records.length,
  size = 1 + fields.reduce((sum, field) => sum + field.size, 0),
): Buffer {
  const head = Buffer.alloc(32);
  head.set([0x30, 119, 11, 5]);
  head.writeUInt32LE(count, 4);
  head.writeUInt16LE(32 * (fields.length + 1) + 1, 8);
  head.writeUInt16LE(size, 10);
  const specs = fields.map((field) => {
    const spec = Buffer.alloc(32);
    spec.write(field.name);
    spec.write(field.type, 11);
    spec[16] = field.size;
    return spec;
  });
  return Buffer.concat([head, ...specs, Buffer.from([0x0d]), ...records, Buffer.from([0x1a])]);
}

function record(name: Buffer, id: string, born: string, age: number, off: string, mark = " ") {
  const years = Buffer.alloc(4);
  years.writeInt32LE(age);
  const text = Buffer.alloc(5, 0x20);
  name.copy(text);
  return Buffer.concat([
    Buffer.from(mark),
    text,
    Buffer.from(id.padEnd(18) + born.padEnd(8)),
    years,
    Buffer.from(off.padEnd(1)),
    Buffer.alloc(4),
  ]);
}

describe("a dBase table", () => {
  it("is read where its records begin with nothing, and refused where one of them does not, or the header counts others", async () => {
    const ids = ["999999195001010015", "999999195001010023"] as const;
    const each = (marks: string) =>
      ids.map((id, n) => record(ZHANG, id, "19500101", 69, "F", marks[n]));
    const { rows } = await readBytes(dbf(each("\0\0")), "czrk.dbf");
    expect([rows[2]?.[1], rows[3]?.[1]]).toEqual(ids);
    for (const bytes of [dbf(each("\0 ")), dbf(each(" \0")), dbf(each("\0\0"), FIELDS, 1)])
      expect(await refusalOf(bytes, "czrk.dbf")).toMatchObject({ code: "E3002" });
  });

  it("is read with its fields' names for a header, without the records marked as deleted, and says so", async () => {
    const bytes = dbf([
      record(ZHANG, "999999195001010015", "19500101", 69, "F"),
      record(WANG, "999999195001010023", "19500101", 69, "T", "*"),
      // The third character was cut in half.
      record(Buffer.concat([WANG, ZHANG, WANG.subarray(0, 1)]), "", "", -1, "?"),
    ]);
    const { book, rows, sheets } = await readBytes(bytes, "czrk.dbf");
    expect(book.format).toBe("dbf");
    expect(rows).toEqual({
      1: ["XM", "GMSFHM", "CSRQ", "NL", "ZX", "BZ"],
      2: ["张", "999999195001010015", "19500101", "69", "否"],
      3: ["王张", "", "", "-1"],
    });
    expect(sheets[0]?.facts.notes.map(({ text }) => text)).toEqual([
      "有 1 条记录带删除标记，没有读入。",
      "BZ列的内容在另一个文件里，没有读入。",
    ]);
    expect(book.notes).toEqual([]);
  });

  it("is refused where records are missing", async () => {
    const whole = record(ZHANG, "999999195001010015", "19500101", 69, "F");
    const missing = await refusalOf(dbf([whole], FIELDS, 2), "czrk.dbf");
    expect([missing.code, missing.message]).toEqual([
      "E3002",
      "文件不完整或已损坏：应有 2 条记录，只有 1 条。",
    ]);
    expect(await outcomeOf(dbf([whole, whole]).subarray(0, -20), "czrk.dbf")).toBe("E3002");
  });

  it("is refused where its header counts fewer records than there are, or says wrongly where they begin", async () => {
    const whole = record(ZHANG, "999999195001010015", "19500101", 69, "F");
    const more = await refusalOf(dbf([whole, whole], FIELDS, 1), "czrk.dbf");
    expect(more.message).toBe("文件不完整或已损坏：表头说有 1 条记录，后面还有。");
    expect(await outcomeOf(dbf([whole, whole, whole], FIELDS, 2, 43), "czrk.dbf")).toBe("E3002");
    const short = FIELDS.map((field) => (field.type === "I" ? { ...field, size: 2 } : field));
    expect(await outcomeOf(dbf([whole], short), "czrk.dbf")).toBe("E3002");
  });

  it("is read where a moment was never filled in, and where UTF-8 was cut off in a character", async () => {
    const fields = [FIELDS[0] as Field, { name: "GXSJ", type: "T", size: 8 }];
    const name = Buffer.from("张三").subarray(0, 5);
    const bytes = dbf([Buffer.concat([Buffer.from(" "), name, Buffer.alloc(8, 0x20)])], fields);
    const { book, rows } = await readBytes(bytes, "czrk.dbf");
    expect(book.encoding).toBe("utf-8");
    expect(rows).toEqual({ 1: ["XM", "GXSJ"], 2: ["张"] });
  });
});
