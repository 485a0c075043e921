/** What may stand before, within and behind the words: 02-特困人员（分散）. */
const CODE = "(\\d{1,4}[-_.、:：]?)?";
const OF =
  "[（()）/、-]|农村|城市|城镇|城乡|社会|集中|分散|散居|机构|养育|人员|对象|供养|救助|基本生活|保障|补贴|补助|费|金";

/** One word of a programme among others that say nothing of which it is. */
function named(words: string): RegExp {
  return new RegExp(`^${CODE}(${OF})*(${words})(${OF})*$`);
}

/** The column must speak of 低保 too: 孤儿 under 对象类别 on a list of 低保 alone is what somebody is, not what he gets. */
const ON_JOINT_LISTS = [/低保|最低生活保障/];
/** Of all 社会救助 is a list that has others than children too, who alone may be a class of those on 低保. */
const ON_LISTS_OF_ALL = [
  ...ON_JOINT_LISTS,
  /(特困|五保)(?!户)|残.*补[贴助]|临时救助|急难|(低保|最低生活保障)(边缘|临界)|低收入/,
];

/** Who gets 低保 and something else is on 低保: 低保、残疾人两项补贴. */
const AND = "[、，,+＋/|;；\\s及和与]";
const DIBAO = "(低保|最低生活保障)(?!\\s*(边缘|临界))(金|对象|户|家庭|人员)?";
const DIBAO_TOO = new RegExp(`${DIBAO}${AND}|${AND}(${OF})*${DIBAO}$`);
/** So are those on another programme: 特困+高龄津贴. */
const ONE_TOO = `${DIBAO_TOO.source}|(特困|五保|孤儿|无人抚养)(人员|儿童|对象)?${AND}|${AND}(特困|五保|孤儿|事实)`;
/** 城乡, 整户保, A类: what somebody on 低保 may be there. */
const OF_DIBAO =
  /^((农村|城市|城镇|城乡|农业|非农业?|农|城|居民|村民|社区|户口?|类别?|型|[（()）])+|(整户|全户|单人户?|城|农|在|新|续)保(户|对象|人员)?|[A-D甲乙丙丁一二三四1-4Ⅰ-Ⅳ]([类档级]|等)?|渐退.*|正常|在册|新增)$/;
const TEKUN = named("特困|五保");
const LIVING = named("(困难)?残疾人?(困难)?生活补[贴助]|困难残疾人补[贴助]|困残补[贴助]");
const CARE = named("((重度)?残疾人?|重残|重度)(重度)?护理补[贴助]|护残补[贴助]");
const BOTH_NAMED = named("残疾人?(两|二)项补[贴助]|(两|二)项补[贴助]").source;
const BOTH = new RegExp(
  `${BOTH_NAMED}|^(?!.*(特困|五保|孤儿|无人抚养)).*(生活补.*护理补|护理补.*生活补)`,
);

/**
 * Rows of a list of all 社会救助 that are of no 低保, by the type they say. 特困户 is a poor family of 低保. Whoever is called otherwise where all
 * others are told, as 困境儿童 or 大病救助, is on none either: to take him for covered would hide him.
 */
const SAYS = [
  { says: DIBAO_TOO, field: "programme", value: "dibao", among: ON_JOINT_LISTS },
  { says: OF_DIBAO, field: "programme", value: "dibao", among: ON_JOINT_LISTS },
  { says: TEKUN, field: "programme", value: "tekun" },
  { says: named("孤儿"), field: "programme", value: "orphan", among: ON_JOINT_LISTS },
  {
    says: named("事实无人抚养(儿童)?|事实孤儿|事孤"),
    field: "programme",
    value: "unsupported_child",
    among: ON_JOINT_LISTS,
  },
  { says: LIVING, field: "programme", value: "disability_living", among: ON_JOINT_LISTS },
  { says: CARE, field: "programme", value: "disability_care", among: ON_JOINT_LISTS },
  { says: BOTH, field: "programme", value: "disability_both", among: ON_JOINT_LISTS },
  // What each of the words may stand among there: 特困、重度残疾人护理补贴.
  {
    says: /^(?!.*低保).*(特困|五保)(?!户)/,
    field: "programme",
    value: "tekun",
    among: ON_LISTS_OF_ALL,
  },
  { says: /^(?!.*低保).*孤儿/, field: "programme", value: "orphan", among: ON_LISTS_OF_ALL },
  // Families on the margin and those helped once stand on lists of all 社会救助, and on no 低保.
  {
    says: /^(农村|城市|城镇|城乡)*((低保|最低生活保障)?\s*(边缘|临界)|低收入|(刚性)?支出|临时救助|急难)(型|困难|贫困|救助)*(家庭|户|人员|对象|人口)*$/,
    field: "status",
    value: "其他救助",
  },
  // So do the old, the poor of old and others whom no rule asks after.
  {
    says: new RegExp(
      `^(?!.*(${ONE_TOO}))${CODE}.*(高龄|老龄|经济困难老年|养老服务|优抚|退役|精减|精简|医疗救助|教育救助|住房救助|流浪)`,
    ),
    field: "status",
    value: "其他救助",
    among: ON_JOINT_LISTS,
  },
  {
    says: new RegExp(
      `^(?!.*(低保|最低生活|特困|五保|孤|无人抚养))(?!${[OF_DIBAO, LIVING, CARE, BOTH].map(({ source }) => `(${source})`).join("|")}).`,
    ),
    field: "status",
    value: "其他救助",
    among: ON_LISTS_OF_ALL,
  },
] as const;

/** The same, with the subsidies that somebody on another programme gets as well: 低保+重度残疾人护理补贴. */
export const besideDibao = {
  says: SAYS,
  and: new RegExp(AND),
  too: [
    { says: LIVING, value: "disability_living" },
    { says: CARE, value: "disability_care" },
    { says: BOTH, value: "disability_both" },
  ],
} as const;

/** What is asked of those of such a list who are on 特困 alone; 特困人员（分散） says where they live. */
export const besideTekun = {
  roll: "tekun",
  says: {
    supply: [
      [/集中/, "集中供养"],
      [/分散/, "分散供养"],
    ],
  },
} as const;
