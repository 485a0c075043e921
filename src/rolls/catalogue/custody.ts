import { custodyRemarks } from "../days-in-remarks.ts";
import { listCalled, OF_ANOTHER_MATTER } from "../list-names.ts";
import { defineRoll } from "../roll.ts";

const THE_HELD =
  "(?<!社区|自愿|解除|刑满|释放|曾|[原前非未疑拟应待][^()（）]{0,2})(服刑|在押|羁押|强制隔离戒毒|强戒)(人员|对象|罪犯)";

/** Headers of days that nobody else has. */
const INTO_CUSTODY = [
  "入监日期",
  "收押日期",
  "入所日期",
  "刑期起日",
  "刑期起始",
  "入监时间",
  "收监日期",
  "判决开始日期",
  "入所时间",
  "入狱日期",
  "入狱时间",
  "羁押日期",
  "服刑起始日期",
  "服刑开始时间",
  "收治日期",
  "强戒起始日期",
  "起刑日期",
  "刑期开始",
  "入监所",
  "入监所日期",
  "入监所时间",
  "入监",
  "入所",
  "关押日期",
  "关押时间",
] as const;
/** The same of the end of a term. */
const OUT_OF_CUSTODY = [
  "释放日期",
  "出所日期",
  "刑满日期",
  "刑期止日",
  "刑期终止",
  "释放时间",
  "刑满释放日期",
  "判决结束日期",
  "出所时间",
  "出狱日期",
  "出狱时间",
  "预计释放日期",
  "服刑截止日期",
  "服刑结束时间",
  "刑期截止",
  "解除日期",
  "解戒日期",
  "止刑日期",
  "刑期结束",
  "出监所",
  "出监所日期",
  "出监所时间",
  "刑释日期",
  "刑释时间",
  "出监日期",
  "出监时间",
  "出监",
  "出所",
] as const;

/** 服刑及强制隔离戒毒人员 (domain D21). */
export default defineRoll({
  id: "custody",
  label: "服刑及强戒人员",
  supplier: "司法局、公安局",
  kind: "custody",
  grain: "one term of custody",
  snapshot: false,
  words: ["服刑", "强戒", "戒毒", "在押", "羁押", "社区矫正", "矫正对象", "释放", "收监"],
  // 待遇享受开始 and 待遇享受结束 of the insured are a term as well.
  ownFields: ["custody_type"],
  signs: [...INTO_CUSTODY, ...OUT_OF_CUSTODY],
  // What the office of justice keeps itself are those who serve their term at home.
  named: {
    custody_type: [
      [
        /^(?!.*[、及和与](服刑|强制|强戒|在押)|.*(服刑|强戒|强制隔离戒毒|在押)(人员)?[、及和与]).*(社区(矫正|戒毒|康复|服刑)|戒毒康复|缓刑|假释|管制|取保候审|监视居住|矫正对象|监外执行|安置帮教|刑满释放|(?<!未)解除(强|戒|隔)|(强戒|戒毒|在押|服刑)(人员)?.{0,4}(?<!未)(期满|出所|出狱|解戒|解除|回归)|曾(经|被|因.{1,6}被)*(强|服刑|判))/,
        "社区矫正",
      ],
      [
        /^(?!.*(社区|服刑|在押|矫正|解除|自愿|(?<!未)期满|出所|解戒|回归|曾|[拟应待]强)).*(强制隔离戒毒|强戒)/,
        "强制隔离戒毒",
      ],
      [
        /^(?!.*(社区|戒毒|强戒|矫正|监外|保外|释放|刑满|缓刑|假释|期满|出所|出狱|回归|曾|[拟应待]收)).*(在押|在监|收监)/,
        "服刑在押",
      ],
    ],
  },
  otherMatters:
    /家属|子女|亲属|工作人员|民警|干警|职工|[拟应待](强|收|羁)|疑似|疑点|待(核|查|确认|甄别)|未经?核实/,
  // When he was let out, where only a remark says so; one without a date is of a day long ago.
  remarks: {
    from_on: custodyRemarks,
    until_on: [
      [
        /(?<!未|没有|尚未|不得|可能|预计)(刑满|期满|提前|已|被|减刑)*(释放|解除|解戒|出所|出监|出狱)/,
        "1900-01-01",
      ],
    ],
  },
  columns: {
    custody_type: [
      "类型",
      "人员类型",
      "类别",
      "人员类别",
      "羁押类型",
      "执行类型",
      "管控类型",
      "种类",
      "人员性质",
      "管教类型",
      "在押类型",
      "矫正类别",
      "矫正类型",
      "刑罚类型",
      "刑罚执行类别",
    ],
    from_on: {
      headers: [
        "起始日期",
        ...INTO_CUSTODY,
        "开始日期",
        "起始时间",
        "开始时间",
        "起日",
        "执行起始日期",
        "起",
        "自",
        "由",
        "收戒日期",
        "收戒时间",
        "入戒日期",
        "送戒日期",
        "投牢日期",
        "投劳时间",
        "送监日期",
        "送押日期",
        "拘押日期",
      ],
      required: true,
      // Names and numbers alone: since when and until when is open.
      unlessListed: { named: listCalled(THE_HELD, { alone: false }), butNot: OF_ANOTHER_MATTER },
    },
    until_on: {
      headers: [
        "终止日期",
        ...OUT_OF_CUSTODY,
        "截止日期",
        "结束日期",
        "终止时间",
        "结束时间",
        "止日",
        "执行终止日期",
        "止",
        "出戒日期",
        "离所时间",
        "离监日期",
        "至",
        "到期日期",
        "期满日期",
      ],
    },
    name: ["姓名", "人员姓名", "服刑人员姓名"],
    id: ["身份证号", "服刑人员身份证号"],
  },
});
