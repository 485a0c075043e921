/**
 * Characters that offices write for one another in names and that script conversion leaves apart: the first of each
 * group stands for all. Folded for comparison only; what is shown keeps the character as received.
 */
const VARIANTS =
  "国囯圀囻 峰峯 哲喆悊 升昇陞 坤堃 苏甦 村邨 梅槑楳 珍珎 宁甯 同仝 吕呂 黄黃 吴吳呉 户戶戸 录彔 青靑 清淸 真眞 慎愼 " +
  "卫衞 温溫 德徳悳惪 勋勛勲 晋晉 迪廸 炯烱 焰焔 峨峩 略畧 泉洤 野埜 昆崑崐 皋皐 皓皜暠 浩澔 辉煇 妍姸 研硏 册冊 " +
  "床牀 庵菴 杯盃 鹅鵞 泛汎 朗朖 梁樑 凛凜 绵緜 妙玅 咏詠 暖煖 栖棲 旗旂 启啟啓 球毬 蕊蘂橤 睿叡 实寔 似佀 " +
  "闫阎 肖萧 付傅 代戴 丘邱 往徃 溪谿 弦絃 享亯 修脩 绣綉 叙敍敘 萱蘐 岩嵒巗 燕鷰 耀燿 一弌壹 吟唫 映暎 于於 韵韻 赞讚 志誌 钟鍾 周週 " +
  "强彊 闲閒 贤贒 烨爗 恒恆 茂楙 秋秌 春旾 和龢咊 芸蕓 兰蘭 莲蓮 礼禮礻 灵霛 龙竜 凤鳯 仙僊 仁忎 义乂 华崋 群羣 " +
  "裕袬 雁鴈 钰鈺 玺壐 琉瑠 璇璿 琼瓊 环環 奂奐 焕煥 莹瑩 鉴鑑 铁鐵鉄 钢鋼 锋鋒 镕鎔 熔鎔 淳湻 沛霈 沉沈 涌湧 洁潔 " +
  "净凈 凉涼 减減 冲沖 决決 况況 准準 凌淩 克剋 却卻 厅廳 厢廂 厨廚 厦廈 厕廁 原厡 双雙 友叐 叶葉 吉𠮷 呆獃 员員 " +
  "嗣孠 回囬囘迴 坂阪 坛壇 堤隄 墙牆 夜亱 奔犇 姐姊 娘孃 学斈 孙孫 宝寳寶 宜宐 寇宼 富冨 寿壽夀 将將 尔爾尒 尧堯 岁歲 " +
  "岛島嶋 岳嶽 幸倖 并並 庐廬 延𨒂 异異 弘彋 彦彥 彩綵 微㣲 心忄 忠𢛘 怀懷 恩㤙 悦悅 惠恵 愿願 慧恵 戚慼 敬㪟 文攵 " +
  "斌贇 新㣺 旭旮 时旹 明朙 星曐 晒曬 晓曉暁 晖暉 曹曺 曾曽 月⺝ 本夲 朱硃 李杍 来來徠 松枩 柏栢 栋棟 桂㭷 桃㮈";

/** 买买提 and 麦麦提, 阿不都 and 阿布都: characters that write one sound in names from another language. */
const TRANSLITERATIONS =
  "买麦迈麥 提题替 古故 丽力莉里利立历 不布卜 都杜度多 拉啦腊喇 依伊衣以 热惹 努奴弩 吐图土突 尔儿耳 逊荪孙松 " +
  "木姆穆母沐 玉于余裕 素苏速 甫普福浦夫 克科柯可 帕怕 孜子资兹则 赛塞色 江将疆 罕汗汉 合哈河赫 明敏 阿啊 艾爱 " +
  "娜那纳 麻马玛 卡喀 买 斯丝思 吾乌武吴 肉柔 扎札 尼妮 亚娅雅 米咪密 萨沙 巴芭 达大 佐左 西希茜 吉基 坎堪 " +
  "迪狄 旦丹 加贾 比毕 牙雅 曼满 泥尼 再载 铁贴 木 诺 洛罗 央 卓 措错 次茨 格各 旺望 顿敦 才彩 泽则";

/** Characters alike enough to be misread or mistyped for one another. */
const LOOK_ALIKES =
  "己已巳 未末朱 士土 淮准海 洪拱 汪注住 海梅 冷泠玲 日曰 目自 田由甲申 午牛 千干 大太犬 天夫 王玉主 贝见 人入八 " +
  "刀力 令今 又文 友支反 永水 马鸟 陈阵 杨扬汤场 李季 晓晚 明朋 阳阴 芳芬 英莫 秀季 洋样 辉挥 军车 清请情晴靖倩 " +
  "峰锋烽逢 健建键 伟纬炜玮 娟捐绢 霞露 莲连 桂佳挂娃 凤风 萍苹 雪雷 娜那 婷停亭 蓉容溶 荣荥 昌冒 富福副 贵责 财材 " +
  "祥详样 光先 忠思 武式斌 亮亭 平乎 金全 银根很 铁钱 石右 成戍戌 志忘 宏宠 洁结 瑞端 旭旬 昊吴 晨辰 雯文 宇字 轩杆 " +
  "泽译择 涵函 萱宣 怡治 欣欧 悦说 颖颍 璐路露 琳淋林 婉碗 彤丹 依衣 兰三 芝之 花化 红虹江 丽两 美羊 香季 菊掬 " +
  "翠萃 玲珍 珠株 淑椒 春青 秋秒 冬终 梦楚 慧惠 勇男 刚钢岗 强弱 龙尤 虎虚 彪虎 豪毫 杰然 俊骏 浩皓 波坡 涛寿 " +
  "江红 河何 湖胡 泉皇 山出 川州 峻俊 岩崖 磊石 森林 木术 松柏 柳卯 桃挑 杏否 梨犁 竹行 荷何 圆园 方万 正止 直真 " +
  "良艮 善喜 孝考 义叉 礼札 智知 信言 诚城成 和利 安女 宁丁 康庚 乐东 庆床 昆昂 仑伦 延廷 廷延 庭廷 新斯 兴六 旺汪";

const WILDCARDS = /[?？*＊□■▢〇○●�某\p{Co}]/u;

export const WILDCARD = "*";

const VARIANT_OF = firstOfGroup(VARIANTS);
const TRANSLITERATION_OF = firstOfGroup(TRANSLITERATIONS);
const LOOK_ALIKE_GROUPS = groupsOf(LOOK_ALIKES);

/** The character that stands for all variants of this one (simplified characters given). */
export function foldVariant(character: string): string {
  return VARIANT_OF.get(character) ?? character;
}

export function foldTransliteration(character: string): string {
  return TRANSLITERATION_OF.get(character) ?? character;
}

/** All characters that are folded to this one, itself among them. */
export function writtenFor(folded: string): string[] {
  const others = [...TRANSLITERATION_OF].filter(([, first]) => first === folded);
  return [folded, ...others.map(([character]) => character)];
}

/** A placeholder for a rare or hidden character: `?`, `*`, `□`, 某 or a private-use code point. */
export function isWildcard(character: string): boolean {
  return WILDCARDS.test(character);
}

/** Whether two characters are taken for one another when written by hand or scanned. */
export function lookAlike(left: string, right: string): boolean {
  const groups = LOOK_ALIKE_GROUPS.get(left);
  return groups?.some((group) => group.includes(right)) ?? false;
}

function firstOfGroup(list: string): Map<string, string> {
  const first = new Map<string, string>();
  for (const group of list.split(" ")) {
    const [head, ...others] = Array.from(group);
    if (head === undefined) continue;
    for (const other of [head, ...others]) {
      if (!first.has(other)) first.set(other, first.get(head) ?? head);
    }
  }
  return first;
}

function groupsOf(list: string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const group of list.split(" ")) {
    for (const character of group) {
      groups.set(character, [...(groups.get(character) ?? []), group]);
    }
  }
  return groups;
}
