import { loadRolls } from "../../rolls/load-rolls.ts";
import type { Roll } from "../../rolls/roll.ts";
import { labelledTemplate } from "../../rules/leads/explain.ts";
import type { Rule } from "../../rules/rule-file.ts";
import { type Basis, FAMILY_LABELS, type Need, type RuleHeader } from "../../rules/rule-schema.ts";
import { outcomeEntries } from "../../worklists/outcomes.ts";
import { GRAIN_LABELS, LEVEL_LABELS, STATUS_LABELS } from "../labels.ts";

/** A rule in the twelve elements in which auditors (审计署) write their methods down, ours among them. */
export async function rulePage(rule: Rule): Promise<string> {
  const { header } = rule;
  const elements = await twelveElements(rule);
  const body = elements.map(([title, lines], index) => {
    const shown = lines.filter((line) => line !== "");
    return [
      `${index + 1}. ${title}`,
      ...(shown.length > 0 ? shown : ["无"]).map((line) => `  ${line}`),
    ].join("\n");
  });
  return [`${header.id} ${header.title}`, "", body.join("\n")].join("\n");
}

/** 方法代码 to 流程图, each with its lines. */
export async function twelveElements({
  header,
  hash,
  isShipped,
}: Rule): Promise<[string, readonly string[]][]> {
  const rolls = await loadRolls();
  return [
    ["方法代码", [header.id]],
    ["方法名称", [`${header.title}（${FAMILY_LABELS[header.family]}）`]],
    [
      "目标功能",
      [
        labelledTemplate(header.explain, header.evidence),
        `${GRAIN_LABELS[header.grain]}；等级：${LEVEL_LABELS[header.level]}；优先级 ${header.priority}`,
        header.groups.length > 0 ? `特殊群体：${header.groups.join("、")}` : "",
        header.clauses.length > 0 ? `民函〔2019〕95号条款：${header.clauses.join("、")}` : "",
      ],
    ],
    ["所需数据", header.needs.map((need) => needText(need, rolls))],
    ["分析步骤", stepLines(header)],
    [
      "方法语言",
      [`SQL（DuckDB 和 Spark 通用的子集）；查询语句用 doudi rules show ${header.id} --sql 看`],
    ],
    ["适用法规", header.basis.length > 0 ? header.basis.map(basisText) : ["依据待县级确认"]],
    [
      "审计建议",
      [
        `核查要点：${header.verify}`,
        `整改措施：${header.rectify}`,
        `由${header.who}核查，${header.due_days} 个工作日内反馈；核查结果可填：${outcomeEntries(header.outcomes)}`,
      ],
    ],
    ["作者单位", [isShipped ? "随软件提供" : "本县"]],
    ["时间", periodLines(header)],
    ["标志", [`${STATUS_LABELS[header.status]}；版本 ${hash.slice(0, 8)}`]],
    ["流程图", [flowLine(header)]],
  ];
}

/** How the leads come about: what is left out, lowered, what numbers decide, what is often wrong. */
function stepLines(header: RuleHeader): string[] {
  const reasons = (title: string, of: RuleHeader["exclusions"]) =>
    of.map(({ text, proof }) => `${title}：${text}${proof ? `（凭证：${proof}）` : ""}`);
  return [
    ...reasons("排除", header.exclusions),
    ...reasons("降为提示", header.lowered),
    ...parameterLines(header).map((line) => `参数：${line}`),
    ...reasons("可能误报", header.falsepositives),
  ];
}

/** From when each basis that is no 待核 has held; the edition outside of which the rule is not run. */
function periodLines({ basis, edition }: RuleHeader): string[] {
  const held = basis
    .filter(({ confidence, from, to }) => confidence !== "待核" && (from || to))
    .map(({ number, document, from, to }) => {
      const until = to ? `至 ${to}` : "起";
      return `${number ?? document}：${from ?? ""} ${until}`;
    });
  const editions = {
    "2019": "只用于 2019 年口径",
    current: "只用于现行口径",
    both: "两种口径都用",
  };
  return [editions[edition], ...held];
}

/** The flow in one line, from what the header declares. */
function flowLine({ needs, exclusions, lowered, level, falsepositives }: RuleHeader): string {
  const steps = [
    `读入名册（必需 ${needs.filter(({ optional }) => !optional).length} 项，缺一项即未检查）`,
    "按人、按户比对",
    exclusions.length > 0 ? `剔除 ${exclusions.length} 种情形` : "",
    lowered.length > 0 ? `${lowered.length} 种情形降为提示` : "",
    `人员匹配不确定的列待核，其余为${LEVEL_LABELS[level]}`,
    falsepositives.length > 0 ? `入户核查时留意 ${falsepositives.length} 种误报` : "入户核查",
  ];
  return steps.filter(Boolean).join(" → ");
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
