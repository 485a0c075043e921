import { describe, expect, it } from "vitest";
import { speaksForOthers } from "../../src/people/names/bare-name.ts";
import { compareNames } from "../../src/people/names/compare-names.ts";
import { nameKey, nameTexts } from "../../src/people/names/name-key.ts";

const level = (left: string, right: string) => compareNames(nameKey(left), nameKey(right));

it.each([
  ["宝音敖其尔", "布音敖其尔", 5],
  ["次仁顿月", "泽仁顿月", 5],
  ["吉克阿牛", "吉各阿牛", 5],
  // Brothers of one family are called otherwise, whatever their family name's spelling.
  ["吉克阿牛", "吉各阿呷", 2],
  ["宝音图", "布音图", 5],
  ["旺堆白姆", "旺对白姆", 5],
  ["伊卜拉伊木·依力", "依布拉音·依力哈木", 3],
  ["伊卜拉伊木·依力", "依布拉音·买买提", 2],
  ["次仁顿月", "泽仁白姆", 2],
  ["王泽仁", "王次仁", 3],
  // Of one word, or of the family 孟: alike, for a number's owner, and no more.
  ["孟和", "孟克", 4],
  ["孟和", "孟可", 2],
  ["孟和", "蒙克", 4],
  ["达吾提·木沙", "沙吾提·木沙", 2],
] as const)("%s and %s agree at %i where one word has two spellings", (one, other, agreed) => {
  expect(level(one, other)).toBe(agreed);
});

it.each([
  ["岩温", "艾温", 5],
  ["岩温", "言温", 5],
  ["玉罕香", "依罕香", 5],
  ["玉秀兰", "余秀兰", 5],
  // Behind a family name both are read as they are.
  ["张岩", "张艾", 2],
  ["王玉", "王依", 2],
] as const)(
  "%s and %s agree at %i where a Dai name begins as no Chinese does",
  (one, other, agreed) => {
    expect(level(one, other)).toBe(agreed);
  },
);

it("sounds both ways where a Dai name may begin", () => {
  expect(nameTexts("岩温")).toMatchObject({ sound: "aiwen", otherSounds: ["yanwen"] });
  expect(nameTexts("玉香")).toMatchObject({ sound: "yixiang", otherSounds: ["yuxiang"] });
  expect(nameTexts("王玉")).toMatchObject({ sound: "wangyu", otherSounds: [] });
});

describe("a name", () => {
  it.each([
    ...[
      "张三(已迁出)",
      "（已故）张三",
      "(已故)张三",
      "张三（户主）",
      "张三已迁出",
      "户主张三",
      "1.张三",
    ],
    ...["张　三", "張三", "张三【低保】", "张三*", "张三（曾用名：张四）"],
    ...["▲张三", "张三▲", "张三★", "张 三※", "张三▲（户主）", "☆张三"],
    ...["*张三", "张三，女", "张三/男", "张三老人", "张三女士", "张三二组", "张三曾用名张狗娃"],
    ...["残疾人张三", "五保户张三", "低保对象：张三", "特困人员张三"],
    ...["曾用名:张狗娃，现名:张三", "张三，又名张四", "户主张三，男", "张三13800000000"],
  ])("%s is 张三", (written) => {
    expect(level(written, "张三")).toBe(6);
  });

  it.each([
    ...[
      "张三等4人",
      "张三等四人",
      "张三等4户",
      "张三等人",
      "张三一家4口",
      "张三4人",
      "张三/张来弟",
    ],
    ...["张三（张来弟）", "张三 曾用名张来弟", "张三（户口名：张来弟）", "张三/户主"],
    ...[
      "张三等2户5人",
      "张三全家",
      "张三夫妇",
      "张三夫妻",
      "张三母女",
      "户主：张三",
      "姓名：张三",
      "户主:张三等3人",
    ],
    ...[
      "张三、李四",
      "张三，李四夫妇",
      "张三；李小四",
      "张三李四夫妇",
      "张三和李四",
      "张三、李四、王五",
    ],
  ])("%s is called 张三 first", (written) => {
    expect(nameKey(written).folded).toBe("张三");
    expect(level(written, "张三")).toBe(6);
  });

  it.each([
    ["张华海", "张海华", 3],
    ["海华张", "张海华", 3],
    ["欧阳文小", "欧阳小文", 3],
    // Of two characters the other order is another family's; so are words of another language.
    ["文张", "张文", 0],
    ["扎西白玛", "白玛扎西", 0],
    ["张华海", "张海明", 2],
  ])("%s, in another order or not, goes with %s at level %d", (left, right, expected) => {
    expect(level(left, right)).toBe(expected);
    expect(level(right, left)).toBe(expected);
  });

  it.each([
    ["张三 曾用名张来弟", "张来弟", 6],
    ["曾用名张来弟，现名张三", "张来弟", 6],
    ["张三（户口名：张来第）", "张来弟", 5],
    ["张三（又称张来弟）", "张来弟", 6],
    // Perhaps a relative's: nothing agrees for certain but the family name.
    ["张三（张来弟）", "张来弟", 2],
    ["张三/张来弟", "张来弟", 2],
    ["张三（张来弟）", "张来福", 2],
    // A village, another family's name, what he is called of, and a note are no names of his.
    ["张三（张家村）", "张家村", 2],
    ["张三（李来弟）", "李来弟", 0],
    ["张三（户主）", "户主", 0],
    ["张三之子", "张三", 0],
  ])("%s goes with %s at level %d", (left, right, expected) => {
    expect(level(left, right)).toBe(expected);
    expect(level(right, left)).toBe(expected);
  });

  it.each([
    ...[
      ["张三等4人"],
      ["张三等11人"],
      ["张三 夫妇"],
      ["张三（等３人）"],
      ["张三（共3人）"],
      ["张三一家"],
      ["张三（母子）"],
    ],
  ])("%s stands for others with him", (written) => {
    expect(speaksForOthers(written)).toBe(true);
  });

  it.each([
    "张三",
    "李平等",
    "王一家",
    "张三等1人",
    "张三（一人）",
    "张三（女）",
    "张三（3组）",
    "张三（户主）",
    "张三之子",
  ])("%s stands for nobody else", (written) => {
    expect(speaksForOthers(written)).toBe(false);
  });

  it.each(["李平等", "王一家", "李等人", "李夫妇", "张全家", "王母子"])(
    "%s counts nobody",
    (written) => {
      expect(nameKey(written).shown).toBe(written);
    },
  );

  it.each(["张二组", "王先生", "李女士", "张又名", "李和平", "欧阳和平", "买买提艾力", "王李平"])(
    "%s is a name as it stands",
    (written) => {
      expect(nameKey(written).shown).toBe(written);
    },
  );

  it.each([
    ["李??强", "李垚强", 4],
    ["李??", "李垚", 4],
    ["李??", "李犇垚", 4],
    ["李???强", "李\ue005强", 4],
    ["李(土土土)强", "李垚强", 4],
    ["李【土土土】强", "李垚强", 4],
    ["李(王莹)", "李瑛", 4],
    ["李[垚]强", "李垚强", 6],
    ["岩(女)", "岩", 6],
    ["马(残疾)玲丽", "马玲丽", 6],
    ["马玲(残疾)丽", "马玲丽", 6],
    ["马(女)玲丽", "马玲丽", 6],
    ["欧阳(王莹)丽", "欧阳瑛丽", 4],
    ["阿(不)都拉", "阿不都拉", 6],
    ["李&#22426;强", "李垚强", 6],
    ["李yáo强", "李垚强", 4],
    ["张凤chong", "张凤翀", 4],
    ["张凤（CHONG）", "张凤翀", 4],
    ["李", "李垚", 3],
    // Stars hide a character each, and what is no syllable is none.
    ["张**", "张三", 2],
    ["张凤ok", "张凤翀", 2],
    ["张三（李四）", "张三", 6],
    ["张三(户主)", "张三", 6],
    ["张三（李四）王五", "张三", 6],
  ] as const)(
    "%s and %s agree at %i where a character could not be typed",
    (one, other, agreed) => {
      expect(level(one, other)).toBe(agreed);
    },
  );

  it("reads 某 as a character that somebody left out", () => {
    expect(level("张某国", "张爱国")).toBe(4);
    expect(level("张某国", "张爱民")).toBeLessThan(4);
  });

  it.each([
    ["张三之妻", "张三之妻"],
    ["张三的妻子", "张三之妻"],
    ["张三配偶", "张三之妻"],
    ["张三（之子）", "张三之子"],
    ["张三妻", "张三之妻"],
    ["张三媳妇", "张三之妻"],
    ["张三（儿媳妇）", "张三之儿媳"],
    ["张三外孙女", "张三之外孙女"],
    ["李四女儿", "李四之女"],
    ["张三的妹妹", "张三之妹"],
    ["阿依古丽之女", "阿依古丽之女"],
  ])("%s is %s, and nobody of that name", (written, described) => {
    expect(nameKey(written).folded).toBe(described);
    const [bearer = ""] = described.split("之");
    expect(level(written, bearer)).toBe(0);
    expect(level(written, described)).toBe(6);
    expect(level(written, `${bearer}之孙`)).toBe(0);
  });

  it.each([
    ["范(miao)", "范妙", 4],
    ["门min", "门民", 4],
    ["付强", "傅强", 6],
    ["闫昊光", "阎光", 3],
    ["沙马 多吉", "沙马·多吉", 6],
    ["热赫曼·次仁", "热合曼·次仁", 6],
    ["依明江", "依明江·吐尔逊", 3],
    ["依明江", "依明江吐尔逊", 3],
    ["古丽", "古丽·买买提", 3],
    ["古丽", "古丽买买提", 2],
    // The father's name alone, and another's first part.
    ["吐尔逊", "依明江·吐尔逊", 0],
    ["依明", "依明江·吐尔逊", 2],
  ])("%s goes with %s at level %d", (left, right, expected) => {
    expect(level(left, right)).toBe(expected);
  });

  it.each([
    ...[
      "札西多吉|扎西多杰",
      "才让多杰|次仁多吉",
      "泽仁拉毛|次仁娜姆",
      "旦增|丹增",
      "登增平措|丹增彭措",
      "嘉措|加措",
    ],
    ...[
      "洛布|诺布",
      "白玛央金|班玛央金",
      "索朗旺堆|索南旺德",
      "桑吉|桑杰",
      "才让措|次仁措",
      "杨才让|杨次仁",
    ],
    ...[
      "阿卜杜热合曼·买买提|阿布都热依曼·麦麦提",
      "图尔荪·依明|吐尔逊.伊明",
      "穆罕默德·玉素甫|买买提玉素甫",
    ],
    ...["孟和巴特尔|孟克巴图尔", "其木格|琪木格"],
  ])("%s are two spellings of one", (pair) => {
    const [left = "", right = ""] = pair.split("|");
    expect(level(left, right)).toBeGreaterThanOrEqual(5);
    expect(nameKey(left).sound).toBe(nameKey(right).sound);
  });

  it.each([
    // Brothers and sisters of Chinese families, of whom a word of another language might be read.
    ...["李爱明|李爱敏", "王泽仁|王才仁", "李吉美|李晋美", "张才旺|张泽旺", "李旺杰|李旺加"],
    ...[
      "张仁钦|张仁青",
      "孟和|孟可",
      "孟和平|孟克平",
      "杜杰|杜吉",
      "崔成林|次成林",
      "张多吉|张多杰",
    ],
  ])("%s are two names", (pair) => {
    const [left = "", right = ""] = pair.split("|");
    expect(level(left, right)).toBeLessThan(5);
    expect(nameKey(left).sound).not.toBe(nameKey(right).sound);
  });

  it.each([
    "李爱明|李爱鸣",
    "崔成|崔诚",
    "崔成林|崔诚林",
    "苏南|苏楠",
    "陶亚梅|陶雅梅",
    "余珍英|余真英",
  ])("%s sound the same, whatever else they might be read as", (pair) => {
    const [left = "", right = ""] = pair.split("|");
    expect(level(left, right)).toBe(5);
    expect(nameKey(left).sound).toBe(nameKey(right).sound);
  });

  it.each([
    ["次仁卓玛", "才让卓嘎", 2],
    ["卓玛", "卓嘎", 0],
    ["央金拉姆", "央吉拉姆", 2],
    ["扎西达瓦", "扎西尼玛", 2],
    ["扎西多吉", "平措罗布", 0],
    ["才让措", "次仁错", 5],
    ["才让措", "才让吉", 3],
    ["李次仁", "季次仁", 4],
    // A slip in a word that is none.
    ["次仁卓玛", "次仁桌玛", 5],
    ["扎西多吉", "扎西多杆", 3],
    // Family names of others.
    ["罗建国", "白建国", 2],
    ["张多福", "张多杰", 3],
  ])("%s goes with %s at level %d", (left, right, expected) => {
    expect(level(left, right)).toBe(expected);
  });

  it("of a relative that is given stands", () => {
    expect(level("张三之妻李四", "李四")).toBe(6);
    expect(level("李四(张三之妻)", "李四")).toBe(6);
  });

  it("that only looks like it is a name", () => {
    for (const name of [
      ...[
        "李之子",
        "张之洞",
        "王夫",
        "陈子",
        "王子",
        "李妹",
        "张小女",
        "王妹妹",
        "陈玉姐",
        "赵孙子",
      ],
      ...["李建夫", "王君子", "刘天父", "李媳妇", "欧阳之女", "欧阳妹妹", "欧阳子"],
    ]) {
      expect(nameKey(name)).toMatchObject({ isRelative: false, folded: name });
    }
  });

  it("has the same texts on the short way as on the long", () => {
    const names = [
      "张伟",
      "單雄信",
      "曾乐",
      "欧阳修",
      "王*",
      "张三妻",
      "吴囯强",
      "李吕",
      "玊〇",
      "解东",
      "女娃",
      "妻子",
    ];
    for (const name of names) {
      const { folded, sound, otherSounds, shown } = nameKey(name);
      expect({ name, ...pick(nameTexts(name)) }).toEqual({
        name,
        folded,
        sound,
        otherSounds,
        shown,
      });
    }
  });
});

function pick({ folded, sound, otherSounds, shown }: ReturnType<typeof nameTexts>) {
  return { folded, sound, otherSounds, shown };
}

it.each(["米热古丽●穆萨", "米热古丽▪穆萨", "米热古丽·穆萨 مىرئىگۈل", "مىرئىگۈل 米热古丽·穆萨"])(
  "folds %s as 米热古丽·穆萨",
  (name) => expect(nameKey(name).folded).toBe(nameKey("米热古丽·穆萨").folded),
);

it.each([
  ["*华富", "刘华富", 4],
  ["*明·玉素甫", "依明玉素甫", 4],
  ["*富", "刘富", 4],
  // A mark, as offices put one before the head of a family.
  ["*华富", "华富", 6],
  ["*华富", "刘国富", 2],
  ["*大江", "张大海", 2],
] as const)("%s, with his family name hidden, and %s agree by %i", (left, right, expected) => {
  expect(level(left, right)).toBe(expected);
  expect(level(right, left)).toBe(expected);
});
