/** What separates fields, as UTF-8 bytes. */
export type Delimiter = Buffer;

/** In order of preference where two explain the file equally well. */
const CANDIDATES = [",", "\t", "|", ";", "，", "^", "~"].map((text) => Buffer.from(text, "utf8"));

const SAMPLE_LINES = 200;
const QUOTE = 0x22;

export interface Layout {
  delimiter: Delimiter;
  /** Fields of most records, which are lines in most files; 1 when nothing separates fields. */
  fields: number;
}

/** Of records read with their quoted line ends, the least share that has one number of fields for it to count. */
const MOST_RECORDS = 0.9;

/**
 * Decide what separates fields, from the first lines: the delimiter by which most lines have the same
 * number of fields, weighted by how many fields: commas in the addresses of a tab file count for less.
 */
export function detectLayout(sample: Buffer): Layout {
  const lines = sampleLines(sample);
  let best: Layout = { delimiter: CANDIDATES[0] as Buffer, fields: 1 };
  let bestScore = 0;
  for (const delimiter of CANDIDATES) {
    const { fields, lines: agreeing } = mostCommon(
      lines.map((line) => countFields(line, delimiter)),
    );
    const score = fields > 1 ? agreeing * agreeing * (fields - 1) : 0;
    if (score > bestScore) {
      best = { delimiter, fields };
      bestScore = score;
    }
  }
  return { ...best, fields: Math.max(best.fields, fieldsOfRecords(sample, best.delimiter)) };
}

/**
 * Where each record has cells of two lines (a father's name and below it his number), most lines are parts of a record and have fewer fields
 * than it. 0 where the records do not agree, as behind a quote that was never closed.
 */
function fieldsOfRecords(sample: Buffer, delimiter: Delimiter): number {
  const counts: number[] = [];
  let record: Buffer[] = [];
  for (const line of sampleLines(sample)) {
    record.push(line);
    const whole = Buffer.concat(record.flatMap((part) => [part, LINE_END]));
    if (hasOpenQuote(whole, delimiter)) continue;
    counts.push(countFields(whole.subarray(0, -1), delimiter));
    record = [];
  }
  const { fields, lines } = mostCommon(counts);
  return lines >= MOST_RECORDS * counts.length ? fields : 0;
}

const LINE_END = Buffer.from("\n");

/** Whether a field of these lines begins with a quote that nothing closes yet. */
function hasOpenQuote(lines: Buffer, delimiter: Delimiter): boolean {
  let atStart = true;
  for (let at = 0; at < lines.length; at += 1) {
    if (atStart && lines[at] === QUOTE) {
      const close = closingQuote(lines, at + 1, delimiter);
      if (close < 0) return true;
      at = close + 1;
    }
    atStart = lines[at] === LINE_END[0] || startsAt(lines, at, delimiter);
    if (atStart && lines[at] !== LINE_END[0]) at += delimiter.length - 1;
  }
  return false;
}

/** Fields of one physical line, delimiters between quotes not counted unless a quote stays open. */
export function countFields(line: Buffer, delimiter: Delimiter): number {
  let fields = 1;
  let atStart = true;
  for (let at = 0; at < line.length; at += 1) {
    if (atStart && line[at] === QUOTE) {
      const close = closingQuote(line, at + 1, delimiter);
      if (close > 0) at = close + 1;
      if (at >= line.length) break;
    }
    atStart = startsAt(line, at, delimiter);
    if (!atStart) continue;
    fields += 1;
    at += delimiter.length - 1;
  }
  return fields;
}

/** Offset of the quote that ends the field, -1 when the line has none. */
function closingQuote(line: Buffer, from: number, delimiter: Delimiter): number {
  for (let at = line.indexOf(QUOTE, from); at >= 0; at = line.indexOf(QUOTE, at + 1)) {
    if (line[at + 1] === QUOTE) at += 1;
    else if (isEnd(line, at + 1) || startsAt(line, at + 1, delimiter)) return at;
  }
  return -1;
}

function isEnd(line: Buffer, at: number): boolean {
  return at >= line.length || line[at] === LINE_END[0];
}

function startsAt(line: Buffer, at: number, delimiter: Delimiter): boolean {
  for (let index = 0; index < delimiter.length; index += 1) {
    if (line[at + index] !== delimiter[index]) return false;
  }
  return true;
}

function sampleLines(sample: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  while (from < sample.length && lines.length < SAMPLE_LINES) {
    let end = from;
    while (end < sample.length && sample[end] !== 0x0a && sample[end] !== 0x0d) end += 1;
    if (end > from) lines.push(sample.subarray(from, end));
    from = end + 1;
  }
  // The sample may cut its last line.
  return lines.length > 1 && from > sample.length ? lines.slice(0, -1) : lines;
}

/** The commonest count above one; the larger of two equally common. */
function mostCommon(counts: readonly number[]): { fields: number; lines: number } {
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 1) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best = { fields: 1, lines: 0 };
  for (const [fields, lines] of tally) {
    if (lines > best.lines || (lines === best.lines && fields > best.fields))
      best = { fields, lines };
  }
  return best;
}
