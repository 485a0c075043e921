import { foldTransliteration, foldVariant, writtenFor } from "./variant-characters.ts";

/**
 * Names from Tibetan, Uyghur, Mongolian and Yi are written down by ear, and by another ear in each province: ཚེ་རིང is 次仁 in Lhasa, 泽仁 in Garzê and 才让 in
 * Gansu and Qinghai. The first of each line is what all are read as; what differs in a character of `variant-characters.ts` alone is not repeated.
 * Names that only look alike stand in lines of their own: 卓玛 and 卓嘎, 央金 and 央吉 are two people's. Where the lines come from: docs/names.md.
 */
const TIBETAN = `
次仁 才让 泽仁 才仁 泽让 慈仁 次任|扎西 扎喜|多吉 多杰 道吉 多结|丹增 登增 单增 旦真 丹真 丹津 旦正|拉姆 拉毛 娜姆|加措 嘉措 江措 甲措
罗布 洛布 诺布 罗卜|白玛 班玛 贝玛|索南 索朗 索郎 苏南|旺堆 旺德 旺对 汪堆|桑杰 桑吉 桑结|平措 彭措 朋措 盆措|尼玛|达瓦 达哇 达娃
卓玛 珠玛|卓嘎 卓尕 卓噶|次旺 才旺 泽旺 才昂|次旦 才旦 泽旦|次成 楚成 次称 崔成 慈诚 楚臣|顿珠 敦珠 东珠 东知 端智 董珠|贡布 公布 官布 衮布 工布
强巴 向巴 绛巴 香巴|洛桑 罗藏 洛藏|仁青 仁钦 仁庆 任青 仁欠|格桑 噶桑 嘎桑 尕藏 尕桑|晋美 久美 吉美 久麦 晋麦|土登 图登 吐登 图旦|坚赞 坚参 尖参 坚村
云丹 云登 远丹 永丹|根敦 根登 更登 更敦|班丹 班登 巴登 白登|丹巴 登巴|班觉 班久 边觉|朗杰 南杰 囊杰|旺杰 旺加 旺甲|阿旺 昂旺 俄旺|益西 益希 意西 意希 也西
西热 喜饶 西饶 协饶 希热 西绕 希绕|嘉央 江央 加羊 绛央|俄色 伟色 维色|曲扎 却扎|曲培 群培 却培 群佩|曲珍 却珍|曲吉 却吉|仓决 仓觉|桑珠 三智 桑主|嘎玛 噶玛 尕玛
德吉 得吉|旺姆 旺毛 汪姆|拉珍|央金|央吉|央宗|拉巴|米玛|普布|巴桑|边巴|德庆 德青|玉珍|赤列 成列 赤烈|塔杰 达杰 塔吉|群宗 曲宗|白珍 班珍`;

const UYGHUR = `
买买提 买合买提 穆罕默德 默罕默德|阿不都 阿卜杜 阿布都 阿布杜|吐尔逊 吐逊|依明 艾明|玉素甫 玉苏普 于苏甫|艾合买提 阿合买提|热合曼 热依曼 拉合曼|卡德尔 喀迪尔 卡迪尔
艾山 艾散 艾尚|司马义 依斯马义 伊司马义 斯马义|肉孜 若孜 茹孜|古丽 姑丽 古莉|米吉提 米吉德|阿不力孜 阿不来孜|吾买尔 吾麦尔 奥买尔|艾尼瓦尔 安尼瓦尔 艾尼瓦|库尔班 库尔板
依布拉音 依卜拉依木 易卜拉欣 依不拉因|伊力亚斯 依利亚斯|塔依尔 塔易尔|艾则孜 艾孜孜|艾尔肯 艾力肯|阿力木 阿利木|买合木提 麦合木特|尼亚孜 尼牙孜|沙吾提 莎吾提 萨吾提|达吾提 达伍提|再努尔 再依努尔`;

const MONGOLIAN = `
巴特尔 巴图尔 巴特儿|其木格 琪木格 齐木格|娜仁 那仁|苏和 苏合|格日勒 格日乐 格勒|高娃 高瓦|朝鲁 楚鲁|宝音 布音|孟和 孟克 蒙克 蒙和|图雅 托娅 陶娅|额尔敦 额尔登 额日敦
毕力格 毕力克|萨仁 沙仁|斯琴 色琴|阿拉坦 阿勒坦 阿拉腾|吉日嘎拉 吉尔嘎拉 吉日格勒 吉日嘎勒|呼和 胡和 呼合|达来 达赖|特木尔 铁木尔 特穆尔 帖木尔|查干 察干|布和 布赫|白音 巴音|那顺 纳顺|白乙拉 白依拉|青格勒 庆格勒`;

const YI =
  "吉克 吉格 吉各|沙马 沙玛|海来 海乃|阿苦 阿库|曲比 曲别|木呷 木嘎 木尕|牛牛 妞妞|拉日 拉惹|伍呷 吾呷 五呷";

/** Spellings that Chinese parents give as well, brothers and sisters a character apart: behind a family name (王泽仁, 李吉美) they are Chinese. */
const ALSO_GIVEN = new Set(
  (
    "泽仁 才仁 慈仁 泽让 多吉 多杰 道吉 多结 丹真 丹津 苏南 旺德 旺对 才旺 泽旺 才旦 泽旦 次成 楚成 崔成 楚臣 慈诚 东珠 东知 端智 董珠 公布 官布 香巴 " +
    "仁青 仁钦 仁庆 任青 晋美 久美 吉美 久麦 晋麦 云丹 云登 永丹 远丹 根登 更登 班丹 班登 白登 班久 边觉 朗杰 南杰 旺杰 旺加 旺甲 益西 益希 意希 意西 喜饶 " +
    "嘉央 江央 加羊 曲珍 却珍 桑珠 三智 德吉 得吉 旺姆 旺毛 德庆 德青 玉珍 成列 达杰 塔杰 塔吉 白珍 班珍 依明 艾明 艾山 艾散 艾尚 苏和 苏合 高娃 高瓦 宝音 " +
    "布音 孟和 孟克 蒙克 达来 达赖 牛牛 妞妞"
  ).split(" "),
);
/** And words that are a Chinese family name with a given name, of another sound or beside another of the family. */
const ALSO_WHOLE = new Set("崔成 苏南 董珠 孟和 孟克 云丹 云登".split(" "));
/** What may stand behind the one word of a name: 才让措, 娜仁花, 宝音图, 艾山江. Of 崔成林 the first two are no word. */
const ENDINGS = /^[措错吉加甲嘉杰草毛姆卓太本东花娜江汗罕图仓]$/u;

const MOST_CHARACTERS = 12;
/** A word as it is folded -> its line's first; and as it stands in its line. */
const FIRST_OF = new Map<string, string>();
const FIRST_AS_WRITTEN = new Map<string, string>();
for (const line of `${TIBETAN}|${UYGHUR}|${MONGOLIAN}|${YI}`.split(/[|\n]/)) {
  const [first, ...others] = line.split(" ").filter((word) => word !== "");
  if (first === undefined) continue;
  for (const word of [first, ...others]) {
    const folded = foldWord(word);
    if (!FIRST_OF.has(folded)) FIRST_OF.set(folded, first);
    const written = Array.from(word, foldVariant).join("");
    if (!FIRST_AS_WRITTEN.has(written)) FIRST_AS_WRITTEN.set(written, first);
  }
}
const LENGTHS = [5, 4, 3, 2];
/** The first two characters of the words, whichever of those that are folded to one another stand there: hardly any Chinese name has any of them. */
const HEADS = new Set(
  [...FIRST_OF.keys()].flatMap((word) =>
    writtenFor(word.charAt(0)).flatMap((one) => writtenFor(word.charAt(1)).map((two) => one + two)),
  ),
);
const BEGINNINGS = new Set([...HEADS].map((head) => head.charAt(0)));

/** A name of such words: each by its line's first, and what is left between them as it stands. */
export interface TransliteratedName {
  words: readonly string[];
  /** Nothing is left but at most one character before or behind: a family name, or 吉 and 措 of 才让措. */
  isWhole: boolean;
}

/**
 * Which words a name is made of; null where it is made of none. Names of two or three characters must be made of them altogether, and of words of two as they
 * are listed: 爱明 and 爱敏 are no 依明, nor is 杜杰 多杰.
 */
export function transliterated(name: string): TransliteratedName | null {
  const { length } = name;
  if (length < 2 || length > MOST_CHARACTERS) return null;
  if (length < 4) return shortName(name);
  const folded = foldWord(name);
  for (const [from, to] of [
    [0, length],
    [0, length - 1],
    [1, length],
  ] as const) {
    const words = wordsOf(folded.slice(from, to));
    if (!words) continue;
    const edge = [name.slice(0, from), ...words, name.slice(to)].filter((part) => part !== "");
    return { words: edge, isWhole: true };
  }
  return someWords(name, folded);
}

function shortName(name: string): TransliteratedName | null {
  const words = beginsAt(name, 0) ? wordFirst(name) : wordBehind(name);
  return words && { words, isWhole: true };
}

function wordFirst(name: string): string[] | null {
  const [two, last] = [name.slice(0, 2), name.slice(2)];
  if (last === "") return ALSO_WHOLE.has(two) ? null : listed(FIRST_AS_WRITTEN.get(two));
  const whole = FIRST_OF.get(foldWord(name));
  if (whole !== undefined) return [whole];
  const word = ENDINGS.test(last) && !ALSO_WHOLE.has(two) ? FIRST_AS_WRITTEN.get(two) : undefined;
  return word === undefined ? wordBehind(name) : [word, last];
}

/** A family name and a word. */
function wordBehind(name: string): string[] | null {
  if (name.length !== 3 || !beginsAt(name, 1)) return null;
  const written = name.slice(1);
  const word = ALSO_GIVEN.has(written) ? undefined : FIRST_AS_WRITTEN.get(written);
  return word === undefined ? null : [name.slice(0, 1), word];
}

function listed(word: string | undefined): string[] | null {
  return word === undefined ? null : [word];
}

function beginsAt(name: string, at: number): boolean {
  return BEGINNINGS.has(name.charAt(at)) && HEADS.has(name.slice(at, at + 2));
}

/** The text cut into words without a rest. */
function wordsOf(folded: string): string[] | null {
  if (folded === "") return [];
  for (const length of LENGTHS) {
    const first = length <= folded.length ? FIRST_OF.get(folded.slice(0, length)) : undefined;
    const rest = first === undefined ? null : wordsOf(folded.slice(length));
    if (first !== undefined && rest) return [first, ...rest];
  }
  return null;
}

/** Words of three characters and more among others: two may stand side by side by chance. */
function someWords(name: string, folded: string): TransliteratedName | null {
  const words: string[] = [];
  let isFound = false;
  for (let at = 0; at < name.length; ) {
    const length = LENGTHS.find((each) => each > 2 && FIRST_OF.has(folded.slice(at, at + each)));
    words.push(
      length === undefined ? name.charAt(at) : (FIRST_OF.get(folded.slice(at, at + length)) ?? ""),
    );
    isFound ||= length !== undefined;
    at += length ?? 1;
  }
  return isFound ? { words, isWhole: false } : null;
}

/** 孟克 for 孟和, which is a Mongol's name as often as one of the family 孟: they may be one name spelled twice, as 张伟 and 张玮 may. */
export function isSpelledAsSurname(left: string, right: string): boolean {
  if (left.length !== 2 || right.length !== 2 || !beginsAt(left, 0)) return false;
  const first = FIRST_AS_WRITTEN.get(left);
  return first !== undefined && first === FIRST_AS_WRITTEN.get(right);
}

/**
 * Whether two names differ in the spelling of one word alone, first or last: 宝音 before 敖其尔 and 布音 before 敖其尔. What is left is the same, and two
 * characters at least.
 */
export function isSpelledOtherwise(left: string, right: string): boolean {
  return LENGTHS.some((one) =>
    LENGTHS.some((two) => {
      const first = sameWord(left.slice(0, one), right.slice(0, two));
      if (first && left.length >= one + 2 && left.slice(one) === right.slice(two)) return true;
      const [before, behind] = [left.slice(0, -one), right.slice(0, -two)];
      return (
        before.length >= 2 && before === behind && sameWord(left.slice(-one), right.slice(-two))
      );
    }),
  );
}

/** The same where a column cut one of them behind the word: 伊卜拉伊木·依力 for 依布拉音·依力哈木; two characters of what follows are left at least. */
export function isSpelledAndCut(left: string, right: string): boolean {
  return LENGTHS.some((one) =>
    LENGTHS.some((two) => {
      const [rest, other] = [left.slice(one), right.slice(two)];
      if (Math.min(rest.length, other.length) < 2) return false;
      const cut = rest.startsWith(other) || other.startsWith(rest);
      return cut && sameWord(left.slice(0, one), right.slice(0, two));
    }),
  );
}

function sameWord(left: string, right: string): boolean {
  const first = FIRST_OF.get(foldWord(left));
  return first !== undefined && first === FIRST_OF.get(foldWord(right));
}

function foldWord(word: string): string {
  return Array.from(word, foldTransliteration).join("");
}
