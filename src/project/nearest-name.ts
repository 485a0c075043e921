/** The known name most like the one written, if it is like it at all. */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, distance: distanceOf(written.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  const best = ranked[0];
  return best && best.distance <= Math.max(2, best.name.length / 2) ? best.name : undefined;
}

/** A name that begins with what was written, or ends with it, is as near as one slip. */
function distanceOf(written: string, name: string): number {
  const isPart = written.length >= 3 && (name.startsWith(written) || name.endsWith(written));
  return isPart ? 1 : editDistance(written, name);
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(swap, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
