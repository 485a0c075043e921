import { CFB } from "@e965/xlsx";
import officeCrypto from "officecrypto-tool";
import { bufferSource } from "../byte-source.ts";
import type { ReadContext, ReadResult } from "../read-context.ts";
import { damaged, overLimit, Refusal } from "../refusal.ts";
import { notASpreadsheet } from "../sniff-format.ts";
import { withStruckRows } from "../struck-rows.ts";
import { picturesInXls } from "./pictures-in-xls.ts";
import { wholeFile } from "./read-legacy.ts";
import { readWithSheetJs } from "./read-sheetjs.ts";
import { struckInXls } from "./struck-in-xls.ts";
import { withPictures } from "./with-pictures.ts";

/** What spreadsheet programs encrypt with when a workbook is only protected against changes; nobody is asked for it. */
const DEFAULT_PASSWORD = "VelvetSweatshop";
/** Rounds of key stretching; Excel uses 100,000. */
const MAX_SPIN = 10_000_000;
const FILE_PASS = 0x2f;
const END_OF_GLOBALS = 0x0a;

/** A compound file: what a password made of an .xlsx, or an old .xls. `readInner` reads what was decrypted. */
export async function readOle(
  context: ReadContext,
  readInner: (inner: ReadContext) => Promise<ReadResult>,
): Promise<ReadResult> {
  const bytes = wholeFile(context);
  const streams = streamsOf(bytes);
  if (streams.has("encryptedpackage")) {
    assertSpin(streams.get("encryptioninfo"));
    const opened = await openWith(bytes, context.password, "");
    return readInner({ ...context, source: bufferSource(opened), password: undefined });
  }
  const workbook = streams.get("workbook") ?? streams.get("book");
  if (workbook) {
    const data = hasFilePass(workbook)
      ? await openWith(bytes, context.password, "旧格式（.xls）")
      : bytes;
    const opened = (data === bytes ? workbook : streamsOf(data).get("workbook")) ?? Buffer.alloc(0);
    const sheets = withStruckRows(readWithSheetJs(context, { data }), struckInXls(opened));
    if (!context.withAttachments) return { format: "xls", sheets, notes: [] };
    const pictures = picturesInXls(opened);
    return { format: "xls", sheets: withPictures(sheets, pictures), notes: [] };
  }
  if (streams.has("worddocument")) {
    throw notASpreadsheet("Word 文档", "请复制其中的表格到 Excel，另存为 .xlsx。");
  }
  if (streams.has("powerpoint document")) throw notASpreadsheet("演示文稿", "请放入名册表格。");
  throw notASpreadsheet("别的软件的文件", "请用它自己的软件打开，另存为 .xlsx 或 .csv。");
}

/** The streams of a compound file by name in lower case, those of its root and of its folders alike. */
function streamsOf(bytes: Buffer): Map<string, Buffer> {
  const streams = new Map<string, Buffer>();
  try {
    const { FileIndex } = CFB.read(bytes, { type: "buffer" }) as { FileIndex: CfbEntry[] };
    for (const { name, content } of FileIndex) {
      const key = name.toLowerCase();
      if (content && !streams.has(key)) streams.set(key, Buffer.from(content));
    }
  } catch {
    throw damaged("容器结构读不出来");
  }
  return streams;
}

interface CfbEntry {
  name: string;
  content?: Uint8Array;
}

/** Whether the records of an old workbook say, before the sheets, that the rest is encrypted. */
function hasFilePass(workbook: Buffer): boolean {
  for (let at = 0; at + 4 <= workbook.length; at += 4 + workbook.readUInt16LE(at + 2)) {
    const record = workbook.readUInt16LE(at);
    if (record === FILE_PASS) return true;
    if (record === END_OF_GLOBALS) return false;
  }
  return false;
}

async function openWith(
  bytes: Buffer,
  password: string | undefined,
  kind: string,
): Promise<Buffer> {
  try {
    return await officeCrypto.decrypt(bytes, { password: password ?? DEFAULT_PASSWORD });
  } catch (error) {
    const isWrong = /password|incorrect/i.test(String((error as Error).message));
    if (password === undefined) {
      throw new Refusal(
        "E3003",
        `这个${kind}文件有打开密码。`,
        "用 --password 给出密码，或在 Excel、WPS 里去掉密码后再试。",
      );
    }
    throw new Refusal(
      "E3003",
      isWrong ? "密码不对，文件打不开。" : `这个${kind}文件的加密方式不支持。`,
      isWrong
        ? "请核对密码（注意大小写和全角半角）。"
        : "请在 Excel 或 WPS 里打开，另存为不加密的 .xlsx 后再试。",
    );
  }
}

function assertSpin(info: Buffer | undefined): void {
  const spin = Number(/spinCount="(\d+)"/.exec(info?.toString("latin1") ?? "")?.[1] ?? 0);
  if (spin > MAX_SPIN) throw overLimit("密码运算次数异常");
}
