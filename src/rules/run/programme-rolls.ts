/**
 * The programme that is all a roll is about. A county that keeps one file of several programmes (社会救助对象花名册 with 类别) has
 * the roll of each as well, whatever the file was taken for.
 */
const PROGRAMME_OF_ROLL: Readonly<Record<string, string>> = { dibao: "dibao", tekun: "tekun" };

/** The programmes that stand for these rolls. */
export function programmesOfRolls(rolls: readonly string[]): string[] {
  return rolls.flatMap((roll) => PROGRAMME_OF_ROLL[roll] ?? []);
}
