import { closeSync, openSync, writeSync } from "node:fs";

/** Numbers of applications and jobs: whoever asks the platform for its own logs needs them. */
const APPLICATION = /\b(?:application|app|job|attempt|container|appattempt)[_-]\d+(?:[_-]\d+)*/g;
/** Long digits may be an ID, a person key, a card or an account; Chinese text may be a name. */
const PERSONAL = /\p{Nd}{8,}[Xx\uFF38\uFF58]?|\p{Script=Han}+/gu;

/** One line of a program we do not write, with what may be personal struck out. */
export function maskLogLine(line: string): string {
  let out = "";
  let from = 0;
  for (const match of line.matchAll(APPLICATION)) {
    out += masked(line.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return out + masked(line.slice(from));
}

function masked(text: string): string {
  return text.replace(PERSONAL, (found) => (/^\p{Nd}/u.test(found) ? "######" : "〔略〕"));
}

export interface SparkLog {
  line(text: string): void;
  close(): void;
}

/** Begin a log file anew, readable by its owner only; every line is masked before it is written. */
export function openSparkLog(path: string): SparkLog {
  const file = openSync(path, "w", 0o600);
  return {
    line: (text) => {
      writeSync(file, `${maskLogLine(text)}\n`);
    },
    close: () => closeSync(file),
  };
}
