/** Records of the workbook stream of an old .xls, as [MS-XLS] numbers them. */
export const BOF = 0x0809;
export const EOF = 0x000a;
const BOUND_SHEET = 0x0085;

/** Head of a record, and of the place and kind of a sheet before its name. */
const HEAD = 4;
const SHEET_HEAD = 8;

export function* recordsFrom(
  stream: Buffer,
  from: number,
): Iterable<{ type: number; body: Buffer }> {
  for (let at = from; at + HEAD <= stream.length; ) {
    const length = stream.readUInt16LE(at + 2);
    yield { type: stream.readUInt16LE(at), body: stream.subarray(at + HEAD, at + HEAD + length) };
    at += HEAD + length;
  }
}

/** The name of a sheet and where its records begin; undefined for any other record. */
export function sheetIn(record: {
  type: number;
  body: Buffer;
}): { name: string; at: number } | undefined {
  const { type, body } = record;
  if (type !== BOUND_SHEET || body.length < SHEET_HEAD) return undefined;
  return { name: nameOf(body), at: body.readUInt32LE(0) };
}

/** ShortXLUnicodeString after the place of the sheet and two bytes of what it is. */
function nameOf(body: Buffer): string {
  const length = body.readUInt8(6);
  const isWide = (body.readUInt8(7) & 1) === 1;
  return isWide
    ? body.toString("utf16le", SHEET_HEAD, SHEET_HEAD + 2 * length)
    : body.toString("latin1", SHEET_HEAD, SHEET_HEAD + length);
}
