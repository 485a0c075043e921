/** What may stand before, within and behind the words: 02-特困人员（分散）. */
const CODE = "(\\d{1,4}[-_.、:：]?)?";
const OF =
  "[（()）/、-]|农村|城市|城镇|城乡|社会|集中|分散|散居|机构|养育|人员|对象|供养|救助|基本生活|保障|补贴|补助|费|金";

/** One word of a programme among others that say nothing of which it is. */
function named(words: string): string {
  return `${CODE}(${OF})*(${words})(${OF})*`;
}

/** The column must speak of 低保 too: 孤儿 under 对象类别 on a list of 低保 alone is what somebody is, not what he gets. */
const ON_JOINT_LISTS = "低保|最低生活保障";

/** Rows of a list of all 社会救助 that are of no 低保, by the type they say. 特困户 is a poor family of 低保. */
export const besideDibao = [
  { pattern: named("特困|五保"), field: "programme", value: "tekun" },
  { pattern: named("孤儿"), field: "programme", value: "orphan", among: ON_JOINT_LISTS },
  {
    pattern: named("事实无人抚养(儿童)?|事实孤儿|事孤"),
    field: "programme",
    value: "unsupported_child",
    among: ON_JOINT_LISTS,
  },
  {
    pattern: named("(困难)?残疾人?(困难)?生活补[贴助]|困难残疾人补[贴助]|困残补[贴助]"),
    field: "programme",
    value: "disability_living",
    among: ON_JOINT_LISTS,
  },
  {
    pattern: named("((重度)?残疾人?|重残|重度)(重度)?护理补[贴助]|护残补[贴助]"),
    field: "programme",
    value: "disability_care",
    among: ON_JOINT_LISTS,
  },
  {
    pattern: named("残疾人?(两|二)项补[贴助]|(两|二)项补[贴助]"),
    field: "programme",
    value: "disability_both",
    among: ON_JOINT_LISTS,
  },
  // Families on the margin and those helped once stand on lists of all 社会救助, and on no 低保.
  {
    pattern:
      "(农村|城市|城镇|城乡)*((低保|最低生活保障)?(边缘|临界)|低收入|刚性支出|临时救助|急难)(型|困难|贫困|救助)*(家庭|户|人员|对象|人口)*",
    field: "status",
    value: "其他救助",
  },
  // So do the old, the poor of old and others whom no rule asks after.
  {
    pattern: `${CODE}.*(高龄|老龄|经济困难老年|养老服务|优抚|退役|精减|精简|医疗救助|教育救助|住房救助|流浪).*`,
    field: "status",
    value: "其他救助",
    among: ON_JOINT_LISTS,
  },
] as const;
