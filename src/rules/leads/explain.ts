/** Placeholders every `explain` may use besides the rule's own evidence columns. */
export const STANDING_PLACEHOLDERS: Readonly<Record<string, string>> = {
  name: "姓名",
  town: "乡镇",
  village: "村",
  household_no: "低保证号或户编号",
  month: "排查月份",
  as_of: "排查月份的最后一天",
  period: "疑点所在的月份，多个月依次列出",
  period_count: "疑点所在月份的个数",
};

/** The evidence column in which a rule may say why it lowered a hit to a hint: it ends the sentence of a hint, and is not printed where it is empty. */
export const HINT_REASON = "hint_because";

/** The names between braces, each once. */
export function placeholdersOf(template: string): string[] {
  return [...new Set([...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ""))];
}

/** A template for people to read: `〔姓名〕在〔上期名册月份〕的…`; `evidence` are the rule's own columns with their labels. */
export function labelledTemplate(
  template: string,
  evidence: Readonly<Record<string, string>>,
): string {
  return template.replace(/[[\]]/g, "").replace(/\{([^{}]*)\}/g, (written, name: string) => {
    const label = evidence[name] ?? STANDING_PLACEHOLDERS[name];
    return label === undefined ? written : `〔${label.replace(/，.*/, "")}〕`;
  });
}

/**
 * A piece of an `explain`: text as it stands, an evidence column (`said` is its name), or a standing placeholder (`kind`). A clause
 * is a column with the text around it, all of which is left out where the column is empty.
 */
export interface ExplainPart {
  kind: string;
  said: string;
  clause?: { before: string; after: string };
}

/** `[，最近探访{visited_on}]` */
const CLAUSE = /^\[([^[\]{}]*)\{([^{}]*)\}([^[\]{}]*)\]$/;

/**
 * A template in pieces. A rule's own columns come before the standing placeholders; what nobody knows stays text, for lint refuses it.
 */
export function explainParts(template: string, columns: readonly string[]): ExplainPart[] {
  const parts = template.split(/(\[[^[\]]*\]|\{[^{}]*\})/).filter((part) => part !== "");
  return parts.map((part) => {
    const [, before = "", said = "", after = ""] = CLAUSE.exec(part) ?? [];
    if (columns.includes(said)) return { kind: "column", said, clause: { before, after } };
    const name = part.startsWith("{") ? part.slice(1, -1) : "";
    if (columns.includes(name)) return { kind: "column", said: name };
    return { kind: name in STANDING_PLACEHOLDERS ? name : "text", said: part };
  });
}

/** What is wrong with the brackets of a template: each pair holds one column of the rule's own. */
export function faultyClause(template: string, columns: readonly string[]): string | undefined {
  const left = explainParts(template, columns).find(
    ({ kind, said }) => kind === "text" && /[[\]]/.test(said),
  );
  return left?.said;
}
