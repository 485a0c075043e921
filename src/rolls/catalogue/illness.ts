import { diseasesNamed, diseaseWords } from "../diseases-named.ts";
import { listCalled, OF_ANOTHER_MATTER } from "../list-names.ts";
import { defineRoll } from "../roll.ts";

const THE_ILL = "(重病|大病|重特?大疾病)(患者|人员|人口|病人|对象|群众)";

/** 重特大疾病患者 (domain D17 in its short form). */
export default defineRoll({
  id: "illness",
  label: "重病患者名单",
  supplier: "医保局、卫健局",
  kind: "illness",
  grain: "one seriously ill person",
  snapshot: false,
  words: ["重病患者", "重病", "大病", "重特大疾病", "重大疾病", ...diseaseWords],
  otherMatters:
    /高血压|糖尿病|家庭医生|签约|体检|孕产妇|疫苗|疑似|疑点|待(核|查|确诊)|未确诊|筛查(?!后)|死亡|治愈|^(?!.*[重大特]).*(住院|门诊|报销)/,
  // A list for each disease, called by it.
  named: { disease: diseasesNamed },
  columns: {
    disease: {
      headers: [
        "病种",
        "疾病名称",
        "病种名称",
        "所患疾病",
        "患病名称",
        "诊断",
        "疾病",
        "诊断名称",
        "大病病种",
        "疾病种类",
        "患病种类",
        "主要诊断",
        "疾病诊断",
        "患病情况",
      ],
      required: true,
      // Names and numbers alone: they are ill, of whatever it is.
      unlessListed: { named: listCalled(THE_ILL), butNot: OF_ANOTHER_MATTER },
    },
    name: ["姓名", "患者姓名", "参保人姓名", "病人姓名"],
    id: ["身份证号", "患者身份证号", "参保人身份证号"],
  },
});
