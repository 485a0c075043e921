/** One small table and why it is in the corpus. */
export interface Table {
  name: string;
  rows: readonly (readonly string[])[];
}

const HEADER = ["姓名", "身份证号", "乡镇", "金额", "备注"];

/** What offices hold, as text: every line of the damage that arrives in cells (security-ux 5.2, domain 4.4). */
const BODIES: readonly (readonly [name: string, rows: readonly (readonly string[])[]])[] = [
  ["plain", [["赵一山", "999999196001011232", "青溪镇", "300", ""]]],
  ["leading zeros and codes", [["钱二河", "000123", "007", "0300", "01"]]],
  ["lower x and 15 digits", [["孙三林", "99999919600101123x", "999999600101123", "12", "X"]]],
  ["full width", [["李四海", "９９９９９９１９６００１０１１２３２", "青溪镇", "３００", "　"]]],
  ["scientific text", [["周五湖", "9.99999E+17", "青溪镇", "1E3", "1e-7"]]],
  [
    "leading apostrophe and blanks",
    [["吴六江", "'999999196001011232", " 青溪镇 ", "  300", "尾 "]],
  ],
  ["rare characters", [["䶮𠮷", "𣲗𬣙𫍽", "㛃㐀", "〇○□", "\u{20BB7}"]]],
  ["compatibility and private use", [["豈更", "\uE000\uE815", "﨑", "ﬁ", "㈱"]]],
  [
    "dots in names",
    [["买买提·艾力", "买买提•艾力", "买买提．艾力", "买买提・艾力", "买买提‧艾力"]],
  ],
  [
    "bidirectional and zero width",
    [["张\u200b三", "\u202e321", "李\ufeff四", "\u200f王", "a\u200db"]],
  ],
  ["emoji and combining", [["张👨‍👩‍👧", "e\u0301", "🀄", "各\u20e3", "👍🏽"]]],
  ["formula text", [["=cmd|'/c calc'!A1", "+86138", "-1", "@x", "＝1"]]],
  [
    "remarks with the number",
    [["郑七岭", "999999196001011232（户主）", "正在办理", "同上", "已死亡"]],
  ],
  ["two numbers in a cell", [["王八方", "999999196001011232/999999196001011240", "A、B", "", ""]]],
  ["line ends in cells", [["赵一\n山", "第一行\n第二行", "青溪镇", "300", "完"]]],
  ["markup", [["<b>赵</b>", "a&amp;b", "x > y & z", '"引号"', "]]>"]]],
  ["error texts", [["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "######"]]],
  ["dates as text", [["2019.1", "1899-12-30", "19年1月", "2019/02/30", "二〇一九年"]]],
  ["money as text", [["1,234.50", "300元", "-", "/", "（12）"]]],
  [
    "blanks between",
    [
      ["", "", "", "", ""],
      ["甲", "", "", "", "乙"],
      ["", "丙", "", "", ""],
    ],
  ],
  ["a long cell", [["长", "字".repeat(250), "x".repeat(250), "0", "完"]]],
  ["true and false", [["TRUE", "FALSE", "是", "否", "√"]]],
  [
    "totals and signatures",
    [
      ["合计", "", "", "1200", ""],
      ["制表人：", "", "审核人：", "", "2019年10月"],
    ],
  ],
];

export const TABLES: readonly Table[] = BODIES.map(([name, rows]) => ({
  name,
  rows: [HEADER, ...rows],
}));

/** The rows that hold anything, by number, without trailing blanks: what a reader should hand over. */
export function expected(rows: readonly (readonly string[])[]): Record<number, string[]> {
  const filled = rows.flatMap((cells, index) => {
    const last = cells.findLastIndex((cell) => cell.trim() !== "");
    return last < 0 ? [] : [[index + 1, cells.slice(0, last + 1)] as const];
  });
  return Object.fromEntries(filled.map(([row, cells]) => [row, [...cells]]));
}
