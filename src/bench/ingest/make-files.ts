import { execFileSync } from "node:child_process";
import { createWriteStream, existsSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import { crc32, deflateRawSync } from "node:zlib";
import { encodeGb18030 } from "../../demo/gb18030.ts";

const COLUMNS = 20;

/** Cell texts of one row: what a roll of a county holds, 20 columns, half of them repeating. */
function rowOf(index: number): string[] {
  const surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨";
  const names = "一二三四五六七八九十山河湖海林森";
  const at = (text: string, number: number) => text[number % text.length] ?? "";
  return [
    String(index + 1),
    `${at(surnames, index)}${at(names, index >> 4)}${at(names, index >> 8)}`,
    `999999${1940 + (index % 70)}0${1 + (index % 9)}1${index % 10}${String(index % 10_000).padStart(4, "0")}`,
    at("男女", index),
    `青溪镇${index % 14}`,
    `河湾村委会${index % 200}`,
    `99${String(1_000_000 + (index >> 2))}`,
    at("户子女妻", index),
    String(200 + (index % 300)),
    `2019-${String(1 + (index % 12)).padStart(2, "0")}-1${index % 10}`,
    "农村",
    "正常保障",
    `62284804${String(10_000_000_000 + index)}`,
    "信用社",
    `1390000${String(index % 10_000).padStart(4, "0")}`,
    "A类",
    String(index % 6),
    "",
    "无",
    `备注${index % 50}`,
  ];
}

/** Write `rows` rows as .xlsx: text as shared strings or inline, amounts as numbers. Kept when it is there. */
export async function makeXlsx(path: string, rows: number, isShared: boolean): Promise<void> {
  if (existsSync(path)) return;
  const strings = new Map<string, number>();
  const parts: [name: string, xml: Iterable<string>][] = [
    ["[Content_Types].xml", [CONTENT_TYPES]],
    ["_rels/.rels", [relations("officeDocument", "xl/workbook.xml")]],
    ["xl/workbook.xml", [WORKBOOK]],
    ["xl/_rels/workbook.xml.rels", [WORKBOOK_RELATIONS]],
    ["xl/worksheets/sheet1.xml", sheetXml(rows, isShared ? strings : null)],
    ["xl/sharedStrings.xml", stringsXml(strings)],
  ];
  const zip = new ZipStream(`${path}.part`);
  for (const [name, xml] of parts) await zip.add(name, xml);
  await zip.end();
  renameSync(`${path}.part`, path);
}

/** Write `rows` rows as text in GB18030. Kept when it is there. */
export async function makeCsv(path: string, rows: number): Promise<void> {
  if (existsSync(path)) return;
  const out = createWriteStream(`${path}.part`);
  out.write(encodeGb18030(`${HEADERS.join(",")}\r\n`));
  for (let index = 0; index < rows; index += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, rows - index) }, (_, each) =>
      rowOf(index + each).join(","),
    );
    if (!out.write(encodeGb18030(`${lines.join("\r\n")}\r\n`)))
      await new Promise<void>((resolve) => out.once("drain", () => resolve()));
  }
  out.end();
  await finished(out);
  renameSync(`${path}.part`, path);
}

/**
 * Write `rows` rows as .xls by way of LibreOffice, as an office would save it. Kept when it is there; false where
 * LibreOffice is not installed. SheetJS writes such a file too, but takes more than 10 GB and minutes for 60,000 rows.
 */
export async function makeXls(path: string, rows: number): Promise<boolean> {
  if (existsSync(path)) return true;
  const source = path.replace(/\.xls$/, "-source.xlsx");
  await makeXlsx(source, rows, true);
  try {
    const args = [
      "--headless",
      "--convert-to",
      "xls:MS Excel 97",
      "--outdir",
      dirname(path),
      source,
    ];
    execFileSync("soffice", args, { stdio: "ignore" });
  } catch {
    return false;
  }
  renameSync(source.replace(/\.xlsx$/, ".xls"), path);
  return true;
}

const HEADERS = [
  ...[
    "序号",
    "姓名",
    "身份证号",
    "性别",
    "乡镇",
    "村",
    "低保证号",
    "与户主关系",
    "月保障金额",
    "开始享受年月",
  ],
  ...[
    "城乡类别",
    "状态",
    "银行账号",
    "开户行",
    "联系电话",
    "类别",
    "保障人数",
    "残疾类别",
    "健康状况",
    "备注",
  ],
];

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`;
const WORKBOOK = `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const relationship = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
const wrap = (inner: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
const relations = (type: string, target: string) => wrap(relationship("rId1", type, target));
const WORKBOOK_RELATIONS = wrap(
  relationship("rId1", "worksheet", "worksheets/sheet1.xml") +
    relationship("rId2", "sharedStrings", "sharedStrings.xml"),
);
const NUMERIC = new Set([8, 16]);

function* sheetXml(rows: number, strings: Map<string, number> | null): Iterable<string> {
  const cell = (text: string, row: number, column: number, isText: boolean) => {
    const place = `${String.fromCharCode(65 + column)}${row}`;
    if (text === "") return "";
    if (!isText) return `<c r="${place}"><v>${text}</v></c>`;
    if (!strings) return `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
    let index = strings.get(text);
    if (index === undefined) {
      index = strings.size;
      strings.set(text, index);
    }
    return `<c r="${place}" t="s"><v>${index}</v></c>`;
  };
  const line = (cells: readonly string[], row: number) =>
    `<row r="${row}" spans="1:${COLUMNS}">${cells.map((text, column) => cell(text, row, column, row === 1 || !NUMERIC.has(column))).join("")}</row>`;
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetData>${line(HEADERS, 1)}`;
  for (let index = 0; index < rows; index += 1) yield line(rowOf(index), index + 2);
  yield "</sheetData></worksheet>";
}

function* stringsXml(strings: ReadonlyMap<string, number>): Iterable<string> {
  yield `<sst xmlns="${MAIN}" uniqueCount="${strings.size}">`;
  for (const text of strings.keys()) yield `<si><t>${text}</t></si>`;
  yield "</sst>";
}

/** A zip written part by part. Each part is held while it is packed; sizes stay below 4 GB. */
class ZipStream {
  readonly #out;
  readonly #directory: Buffer[] = [];
  #at = 0;
  constructor(path: string) {
    this.#out = createWriteStream(path);
  }

  async add(name: string, xml: Iterable<string>): Promise<void> {
    const pieces: Buffer[] = [];
    let block: string[] = [];
    for (const text of xml) {
      block.push(text);
      if (block.length < 2_000) continue;
      pieces.push(Buffer.from(block.join("")));
      block = [];
    }
    pieces.push(Buffer.from(block.join("")));
    const data = Buffer.concat(pieces);
    const packed = deflateRawSync(data, { level: 6 });
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(0x800, 2);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(crc32(data), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(data.length, 18);
    fixed.writeUInt16LE(Buffer.byteLength(name), 22);
    const start = this.#at;
    await this.#write(Buffer.concat([Buffer.from("PK\x03\x04"), fixed, Buffer.from(name), packed]));
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(start, 10);
    this.#directory.push(
      Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), fixed, tail, Buffer.from(name)]),
    );
  }

  async end(): Promise<void> {
    const directory = Buffer.concat(this.#directory);
    const end = Buffer.alloc(22);
    end.write("PK\x05\x06", "latin1");
    end.writeUInt16LE(this.#directory.length, 8);
    end.writeUInt16LE(this.#directory.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(this.#at, 16);
    await this.#write(Buffer.concat([directory, end]));
    this.#out.end();
    await finished(this.#out);
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#at += bytes.length;
    if (!this.#out.write(bytes))
      await new Promise<void>((resolve) => this.#out.once("drain", () => resolve()));
  }
}
