import type { Naming } from "./roll.ts";

/** Serious diseases by which offices name a list of those who have one, those that are one disease together: 终末期肾病(尿毒症). */
const DISEASES: readonly (readonly [disease: string, ...others: string[]])[] = [
  ["恶性肿瘤", "癌"],
  ["白血病"],
  ["终末期肾病", "尿毒症", "慢性肾衰竭", "肾功能衰竭", "透析"],
  ["再生障碍性贫血"],
  ["心肌梗死", "心肌梗塞"],
  ["脑梗死", "脑梗塞"],
  ["脑出血"],
  ["脑瘫"],
  ["血友病"],
  ["重性精神病", "精神病", "精神分裂"],
  ["先天性心脏病", "先心病"],
  ["耐多药肺结核"],
  ["艾滋病"],
  ["地中海贫血"],
  ["系统性红斑狼疮"],
  ["器官移植"],
  ["苯丙酮尿症"],
];

export const diseaseWords: readonly string[] = DISEASES.flat();

export const diseasesNamed: readonly Naming[] = DISEASES.map((words) => [
  new RegExp(words.join("|")),
  words[0],
]);
