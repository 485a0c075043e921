const COMPOUND_SURNAMES = new Set(
  (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 " +
    "公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 令狐 百里 呼延 东郭 南门 西门 轩辕 拓跋 纳兰 段干"
  ).split(" "),
);

/** Whether these two characters, simplified, are one family name. */
export function isCompoundSurname(characters: string): boolean {
  return COMPOUND_SURNAMES.has(characters);
}
