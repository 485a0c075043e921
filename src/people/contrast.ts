/** Two texts side by side. */
export interface Contrast {
  left: string;
  right: string;
}

/**
 * Mark with 【】 the characters in which two numbers or names differ, by the shortest way of turning one into the other, so that
 * a missing or a swapped character does not mark all that follow. Counted in characters, not in UTF-16 units.
 */
export function contrast(left: string, right: string): Contrast {
  const a = Array.from(left);
  const b = Array.from(right);
  const kept = longestCommon(a, b);
  return { left: mark(a, kept.left), right: mark(b, kept.right) };
}

/** The same with everything struck out that does not differ, but for the first two and the last three characters. */
export function maskedContrast(left: string, right: string): Contrast {
  const a = Array.from(left);
  const b = Array.from(right);
  const kept = longestCommon(a, b);
  return {
    left: mark(struck(a, kept.left), kept.left),
    right: mark(struck(b, kept.right), kept.right),
  };
}

function struck(text: readonly string[], kept: ReadonlySet<number>): string[] {
  return text.map((character, index) =>
    index < 2 || index >= text.length - 3 || !kept.has(index) ? character : "*",
  );
}

function mark(text: readonly string[], kept: ReadonlySet<number>): string {
  let out = "";
  let open = false;
  for (const [index, character] of text.entries()) {
    const differs = !kept.has(index);
    if (differs !== open) out += differs ? "【" : "】";
    open = differs;
    out += character;
  }
  return open ? `${out}】` : out;
}

/** Positions of a longest common subsequence; texts are a name or a number, so the square of their lengths is small. */
function longestCommon(
  a: readonly string[],
  b: readonly string[],
): { left: Set<number>; right: Set<number> } {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const left = new Set<number>();
  const right = new Set<number>();
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      left.add(i);
      right.add(j);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return { left, right };
}
