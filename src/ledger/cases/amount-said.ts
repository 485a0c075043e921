/**
 * The money a note speaks of, in 分: the one amount in it, or the one after 共, 合计 or 累计.
 *
 * Returns: null where there is none, or several and no sum: nothing is guessed.
 */
export function amountSaid(note: string): number | null {
  const text = note.normalize("NFKC").replace(/(\d),(?=\d{3})/g, "$1");
  const amounts = [...text.matchAll(/(共|合计|累计|总计)?\D{0,4}?(\d+(?:\.\d{1,2})?)\s*(万)?元/g)];
  const sums = amounts.filter((amount) => amount[1] !== undefined);
  const [only, ...others] = sums.length > 0 ? sums : amounts;
  if (!only || others.length > 0) return null;
  return Math.round(Number(only[2]) * (only[3] === undefined ? 100 : 1_000_000));
}
