import { deathRemarks } from "../days-in-remarks.ts";
import { listCalled, OF_ANOTHER_MATTER } from "../list-names.ts";
import { defineRoll } from "../roll.ts";

const THE_DEAD = "(死亡|亡故|去世|过世|逝世|身故|离世|火化)(人员|人口|居民|村民|群众|对象|老人)?";

/** 死亡人员名单: health, funeral, police or village reports (domain D12). */
export default defineRoll({
  id: "death",
  label: "死亡人员名单",
  supplier: "卫健、殡葬、公安",
  kind: "death",
  grain: "one report of a death",
  snapshot: false,
  words: ["死亡人员", "死亡", "亡故", "去世", "火化", "殡葬", "殡仪", "死因"],
  // Who is left behind, who lives elsewhere, and who may not be dead at all.
  otherMatters:
    /家属|遗属|遗孤|遗孀|亲属|独生子女|失独|(?<!卫生[和与]?)(计生|计划生育)(?!局|委|办|站|部门|系统)|特别扶助|流动人口|暂住|居住证|新生儿|出生|孕产?妇|产妇|[死围]产|婴|疑似|疑点|待(核|查|确认|甄别)|未经?核实|误报|误登|未死亡|健在/,
  remarks: { died_on: deathRemarks },
  columns: {
    died_on: {
      headers: [
        "死亡日期",
        "死亡时间",
        "死亡年月日",
        "去世日期",
        "去世时间",
        "亡故日期",
        "死亡年月",
        "逝世日期",
        "过世日期",
        "死亡时间（年月日）",
        "何时死亡",
        "去世年月",
        "亡故时间",
        "离世日期",
        "离世时间",
        "身故日期",
        "身故时间",
        "病故时间",
        "死亡发生时间",
        "死亡发生日期",
      ],
      // 登记日期 is that of a birth or a car as well: taken where the list says that it is of the dead and has no other day.
      lesser: ["火化日期", "火化时间"],
      // Whoever enlists or settles abroad is struck off the register as the dead are.
      called: ["注销日期"],
      required: true,
      // Names and numbers alone: they are dead, and nobody knows since when.
      unlessListed: { named: listCalled(THE_DEAD), butNot: OF_ANOTHER_MATTER },
    },
    source: [
      "信息来源",
      "来源",
      "数据来源",
      "来源单位",
      "登记来源",
      "提供单位",
      "信息来源单位",
      "信息渠道",
      "上报单位",
      "上报渠道",
      "采集来源",
      "数据提供单位",
    ],
    name: ["姓名", "死者姓名", "死亡人员姓名", "逝者姓名", "亡故人员姓名"],
    id: ["身份证号", "死者身份证号", "死亡人员身份证号", "逝者身份证号"],
  },
});
