/** What the two sides of each rule of matching have in common, for whoever meets its code on a screen. */
const WORDS: Readonly<Record<string, string>> = {
  R0: "没有别的记录可比",
  R1: "证号有效且一致",
  R2: "证号错、漏、多一位或两位颠倒，改正后一致",
  R2s: "残缺的证号，三段中有两段一致",
  R2m: "打了星号的证号，露出的数字一致",
  R3: "证号前 15 位一致",
  R3s: "成了科学计数法的证号，留下的数字一致",
  R4: "没有证号，姓名、出生日期、乡镇相同",
  R5: "没有证号，出生日期相同，姓名或乡镇相近",
  R6: "同一户里或同一账号下姓名相同",
  R6b: "同一户里姓名部分相同",
  R7: "同地同名",
  R8: "证号相同，姓名不符",
  R9: "疑似借用家人的证号，或一人两个证号",
  R10: "同样的残缺号码，别处已确认",
  R11: "只有姓名可比",
  R12: "同名过多",
  R13: "证号与本行的出生日期或性别矛盾",
  R14: "同村，姓名部分相同",
  G1: "没有证号有效的，残缺的证号相同，姓名相同或同音",
  G2: "没有证号有效的，户号和姓名相同",
  G3: "没有证号有效的，证号改正一处后相同",
  G4: "没有证号有效的，证号前 15 位和姓名相同",
  G5: "没有证号有效的，姓名、出生日期和乡镇相同",
  G6: "没有证号有效的，姓名和村相同",
  G7: "没有证号有效的，姓名和乡镇相近",
};

/** The rule in words; its code where there are none. */
export function linkRuleWords(rule: string): string {
  return WORDS[rule] ?? rule;
}
