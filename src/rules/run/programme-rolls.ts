/**
 * The programmes that are all a roll is about. A county that keeps one file of several programmes (社会救助对象花名册 with 类别) has
 * the roll of each as well, whatever the file was taken for.
 */
const PROGRAMMES_OF_ROLL: Readonly<Record<string, readonly string[]>> = {
  dibao: ["dibao"],
  tekun: ["tekun"],
  child: ["orphan", "unsupported_child"],
  subsidy: ["disability_living", "disability_care", "disability_both"],
};

/** The programmes that stand for these rolls. */
export function programmesOfRolls(rolls: readonly string[]): string[] {
  return rolls.flatMap((roll) => PROGRAMMES_OF_ROLL[roll] ?? []);
}
