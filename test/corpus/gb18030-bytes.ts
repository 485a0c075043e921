import { encodeGb18030 } from "../../src/demo/gb18030.ts";

let fourBytes: Map<string, Buffer> | undefined;

/** Four-byte codes of the basic plane, read back from the decoder (GB 18030-2005, annex D). */
function table(): Map<string, Buffer> {
  if (fourBytes) return fourBytes;
  fourBytes = new Map();
  const decoder = new TextDecoder("gb18030");
  for (let index = 0; index < 4 * 12_600; index += 1) {
    const bytes = codeAt(index, 0x81);
    const char = decoder.decode(bytes);
    if ([...char].length === 1 && char !== "\ufffd") fourBytes.set(char, bytes);
  }
  return fourBytes;
}

function codeAt(index: number, first: number): Buffer {
  return Buffer.from([
    first + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1_260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ]);
}

/** Text as GB18030 with its four-byte codes, so that nothing is lost. */
export function gb18030Bytes(text: string): Buffer {
  const parts = [...text].map((char) => {
    const point = char.codePointAt(0) ?? 0;
    if (point > 0xffff) return codeAt(point - 0x10000, 0x90);
    const two = encodeGb18030(char);
    return two.equals(Buffer.from("?")) && char !== "?" ? (table().get(char) ?? two) : two;
  });
  return Buffer.concat(parts);
}
