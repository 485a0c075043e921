import { loadRolls } from "../../rolls/load-rolls.ts";
import type { Roll } from "../../rolls/roll.ts";
import type { Rule } from "../../rules/rule-file.ts";
import { type Basis, FAMILY_LABELS, type Need, type RuleHeader } from "../../rules/rule-schema.ts";
import { GRAIN_LABELS, LEVEL_LABELS, STATUS_LABELS } from "../labels.ts";

/** The twelve elements of a rule in words, one heading each. */
export async function rulePage({ header }: Rule): Promise<string> {
  const rolls = await loadRolls();
  const sections: [string, readonly string[]][] = [
    [
      "查什么",
      [`${header.explain}`, `${FAMILY_LABELS[header.family]}类，${GRAIN_LABELS[header.grain]}`],
    ],
    [
      "等级",
      [
        LEVEL_LABELS[header.level],
        `状态：${STATUS_LABELS[header.status]}；优先级 ${header.priority}`,
      ],
    ],
    ["政策依据", header.basis.length > 0 ? header.basis.map(basisText) : ["依据待县级确认"]],
    ["需要的名册", header.needs.map((need) => needText(need, rolls))],
    ["参数", parameterLines(header)],
    [
      "排除",
      header.exclusions.map(({ text, proof }) => (proof ? `${text}（凭证：${proof}）` : text)),
    ],
    ["降为提示", header.lowered.map(({ text }) => text)],
    ["特殊群体", header.groups.length > 0 ? [header.groups.join("、")] : []],
    ["可能误报", header.falsepositives.map(({ text }) => text)],
    ["核查要点", [header.verify, `由${header.who}核查，${header.due_days} 天内反馈`]],
    ["整改措施", [header.rectify]],
    ["核查结果可填", [header.outcomes.join("、")]],
  ];
  const body = sections.map(([title, lines]) => {
    const shown = lines.filter((line) => line !== "");
    return [title, ...(shown.length > 0 ? shown : ["无"]).map((line) => `  ${line}`)].join("\n");
  });
  return [`${header.id} ${header.title}`, "", body.join("\n")].join("\n");
}

/** What the catalogue marks 待核 is never printed as authority. */
export function basisText(basis: Basis): string {
  if (basis.confidence === "待核") return "依据待县级确认";
  const clause = basis.clause ? ` ${basis.clause}` : "";
  const number = basis.number ? `（${basis.number}）` : "";
  const quote = basis.quote ? `：“${basis.quote}”` : "";
  return `《${basis.document}》${number}${clause}${quote}`;
}

function needText(need: Need, rolls: ReadonlyMap<string, Roll>): string {
  const ofKind = [...rolls.values()].filter(({ kind }) => kind === need.kind).map(({ id }) => id);
  const wanted = need.roll ? [need.roll] : (need.any_roll ?? ofKind);
  const names = wanted.map((id) => rolls.get(id)?.label ?? id).join("或");
  const when = need.state === "previous" ? "的上一期" : "";
  const missing = need.optional
    ? `缺少时照查，并注明：${need.if_missing ?? "未纳入"}`
    : "缺少时未检查";
  return `${names}${when}（${missing}）`;
}

function parameterLines({ params }: RuleHeader): string[] {
  return Object.entries(params).map(([name, param]) => {
    const value = Array.isArray(param.default) ? param.default.join("、") : String(param.default);
    const note = [param.note, param.basis].filter(Boolean).join("；");
    return `${name} = ${value}${param.unit ? ` ${param.unit}` : ""}${note ? `（${note}）` : ""}`;
  });
}
