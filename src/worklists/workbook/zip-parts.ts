import { type Deflated, deflated, deflatedText, wholePart } from "./deflated.ts";
import { zipFile } from "./zip-file.ts";

/** What is written piece by piece: text, or what ExcelJS collects text in. */
export type Piece = string | { toBuffer(): Buffer };

/** One part being written; others may be open beside it. */
export interface OpenPart {
  write(piece: Piece): void;
  /** Go on with what is compressed already. */
  append(piece: Deflated): void;
  end(): void;
}

/** The parts of a workbook as a zip file in memory, in the order in which they were begun. */
export interface ZipParts {
  open(name: string): OpenPart;
  add(name: string, text: string): void;
  /** The whole file; nothing may be added afterwards. */
  bytes(): Buffer;
}

/** Programs that look at the beginning of a file only know a workbook by this part. */
const FIRST = "[Content_Types].xml";

/** Begin a zip file whose parts are dated `date`. */
export function zipParts(date: Date): ZipParts {
  const parts: { name: string; pieces: readonly Deflated[] }[] = [];
  const begin = (name: string, pieces: readonly Deflated[]) =>
    parts.push({ name: name.replace(/^\//, ""), pieces });
  return {
    open: (name) => {
      const pieces: Deflated[] = [];
      begin(name, pieces);
      return openPart(pieces);
    },
    add: (name, text) => begin(name, [deflatedText(text)]),
    bytes: () => {
      const entries = parts.map(({ name, pieces }) => ({ name, content: wholePart(pieces) }));
      const isFirst = ({ name }: { name: string }) => Number(name === FIRST);
      return zipFile(
        entries.sort((a, b) => isFirst(b) - isFirst(a)),
        date,
      );
    },
  };
}

/** Longer texts are hardly ever the same twice. */
const SHORT = 4000;

function openPart(pieces: Deflated[]): OpenPart {
  let texts: string[] = [];
  const flush = () => {
    const text = texts.join("");
    texts = [];
    // What comes before the rows is the same in many sheets.
    if (text !== "")
      pieces.push(text.length < SHORT ? deflatedText(text) : deflated(Buffer.from(text)));
  };
  return {
    write: (piece) => {
      texts.push(typeof piece === "string" ? piece : piece.toBuffer().toString());
    },
    append: (piece) => {
      flush();
      pieces.push(piece);
    },
    end: flush,
  };
}
