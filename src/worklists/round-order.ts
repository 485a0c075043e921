/** By month, then by number: `2019-10-2` before `2019-10-10`. */
export function compareRounds(a: string, b: string): number {
  const number = (round: string) => Number(round.slice(8));
  return a.slice(0, 7).localeCompare(b.slice(0, 7)) || number(a) - number(b);
}
