import { describePlace, type UserError } from "../errors.ts";
import { clip } from "./text-width.ts";

/** The two streams a command writes to; tests hand in recorders. */
export interface Stream {
  write(text: string, done?: () => void): boolean;
  isTTY?: boolean;
  columns?: number;
}

export interface OutputOptions {
  stdout: Stream;
  stderr: Stream;
  /** `--json`: results and errors as JSON. */
  isJson: boolean;
  hasColor: boolean;
}

/** Results go to stdout; progress, notes and errors to stderr; progress only on a terminal. */
export interface Output {
  readonly isJson: boolean;
  /** One line of result, or several. */
  result(text: string): void;
  json(value: unknown): void;
  /** A piece of a long result; resolves when the stream takes more. */
  piece(text: string): Promise<void>;
  note(text: string): void;
  /** Replace the progress line. */
  progress(text: string): void;
  endProgress(): void;
  fault(error: UserError): void;
  paint(color: Color, text: string): string;
  flush(): Promise<void>;
}

export type Color = "bold" | "red" | "green" | "yellow" | "dim";
const CODES: Readonly<Record<Color, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };

export function createOutput({ stdout, stderr, isJson, hasColor }: OutputOptions): Output {
  let hasProgress = false;
  const endProgress = () => {
    if (hasProgress) stderr.write("\r\u001b[K");
    hasProgress = false;
  };
  const line = (stream: Stream, text: string) => {
    endProgress();
    stream.write(`${text}\n`);
  };
  return {
    isJson,
    result: (text) => line(stdout, text),
    json: (value) => line(stdout, JSON.stringify(value)),
    piece: (text) => new Promise((resolve) => stdout.write(text, () => resolve())),
    note: (text) => line(stderr, text),
    progress: (text) => {
      if (!stderr.isTTY || isJson) return;
      hasProgress = true;
      stderr.write(`\r\u001b[K${clip(text, (stderr.columns || 80) - 1)}`);
    },
    endProgress,
    fault: (error) =>
      line(stderr, isJson ? JSON.stringify({ error: faultFields(error) }) : faultText(error)),
    paint: (color, text) => (hasColor ? `\u001b[${CODES[color]}m${text}\u001b[0m` : text),
    flush: async () => {
      endProgress();
      await Promise.all(
        [stdout, stderr].map((stream) => new Promise<void>((resolve) => stream.write("", resolve))),
      );
    },
  };
}

/** The three to four lines of an error: what, where, what to do, what state the data is in. */
export function faultText(error: UserError): string {
  const lines = [`【${error.code}】${error.message}`];
  if (error.at) lines.push(`  文件：${describePlace(error.at)}`);
  lines.push(`  怎么办：${error.hint}`, `  数据状态：${error.state}`);
  return lines.join("\n");
}

/** The same as fields, for `--json`. */
export function faultFields(error: UserError): Record<string, unknown> {
  const { code, message, at, hint, state, exitCode } = error;
  return { code, message, ...at, hint, state, exit: exitCode };
}
