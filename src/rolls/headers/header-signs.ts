/** Words that say the same in a header, each kept as one sign, so that 去世时间 and 死亡日期 differ in one place only. */
const SAME_WORDS: readonly (readonly [RegExp, string])[] = [
  [/(成员|人员)?[与和同跟](本户|家庭)?(?=(户主|申请人|持证人)的?关系)/g, "与"],
  [/(?<=关系)(代码|编码|码)$/g, ""],
  [/纳保|进保|入保|入供/g, "纳入"],
  [/[减下撤销]保(?!障)|停供|停养|停享|退享/g, "停保"],
  [/批复|核准/g, "批准"],
  [/巡访|巡视|走访|探视|访视|看望|探望/g, "探访"],
  [/起保|起补|起享/g, "起"],
  [/(公民|居民|有效)?身份证?件?(号码|编号|号)|身份证|(有效)?证件号码?|证件编号/g, "证"],
  [/最近一次|最后一次|最近|最后|最新|上次|末次|近期/g, "近"],
  [/时间|日期|年月日|年月|月份/g, "期"],
  [/(?<=.)[日月]$/g, "期"],
  [/原因|理由|事由|缘由/g, "因"],
  [/情况|状况|状态|现状|情形|标识|标志|属性/g, "况"],
  [/类别|类型|种类|分类(?!施保|救助|保障)|性质/g, "类"],
  [/级别|等次|档次/g, "等级"],
  [/编号|编码|号码|代码/g, "号"],
  [/名称|姓名|名字/g, "名"],
  [/金额|额度|数额/g, "额"],
  [/补助/g, "补贴"],
  [/起始|启始|开始|首次|初次/g, "起"],
  [/停止|终止|结束|截止/g, "止"],
  [/人员|对象/g, "人"],
  [/人口数|人数|人口/g, "口"],
  [/机关|机构|部门/g, "单位"],
  [/享受待遇|享受/g, "享"],
  [/形式/g, "方式"],
  [/所在|所属|目前|当前|现在|是否|有无|具体|的/g, ""],
];

const known = new Map<string, string>();
const MOST_KNOWN = 100_000;

/** The signs of a header (after `headerText`); the header itself where next to nothing would be left of it. */
export function headerSigns(header: string): string {
  let signs = known.get(header);
  if (signs === undefined) {
    signs = SAME_WORDS.reduce((text, [words, sign]) => text.replace(words, sign), header);
    // 身份证件编号 and 居民证件号码 are the number of the person, whatever else they are called.
    if (signs === "证") signs = "身份证号";
    if (signs.length < 2) signs = header;
    if (known.size < MOST_KNOWN) known.set(header, signs);
  }
  return signs;
}
