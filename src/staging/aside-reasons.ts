/** Why a row is in set_aside, in words, and whether somebody has to look at it. */
interface AsideReason {
  label: string;
  /**
   * `form`: no record of a person, nothing is lost. `repeated`: said by another row. `unwanted`: doudi.yaml says so. `people`: somebody has to look
   * at it.
   */
  use: "form" | "repeated" | "unwanted" | "people";
}

export const ASIDE_REASONS: Readonly<Record<string, AsideReason>> = {
  title: { label: "表头上方的标题行", use: "form" },
  header: { label: "表头行", use: "form" },
  footer: { label: "合计、制表人等表尾行", use: "form" },
  column_numbers: { label: "列号行", use: "form" },
  other_change: { label: "变动台账里不是停保的行（新增、调整标准等）", use: "form" },
  denied: {
    label: "表上写明不属实、不予批准或不是的行（健在、误报、不同意等），没有用",
    use: "people",
  },
  resident_insurance: { label: "城乡居民参保的行，不算职工参保", use: "form" },
  no_people: { label: "封面、说明等没有人员的工作表", use: "form" },
  left_out: { label: "doudi.yaml 里写明不用的工作表（skip）", use: "unwanted" },
  duplicate: { label: "与另一行完全相同", use: "repeated" },
  older: { label: "旧版的名册，按新版算", use: "repeated" },
  ledger: { label: "增减变动台账上的行，谁在保按以后的名册算", use: "repeated" },
  household: { label: "一户一行，成员另有一张表，本行的内容已记到各成员", use: "repeated" },
  parents: { label: "父母一人一行，已并到各儿童那一行", use: "repeated" },
  parents_lost: {
    label: "父母一人一行，找不到是哪个儿童的，或父亲、母亲写了几个不同的",
    use: "people",
  },
  no_person: { label: "没有姓名也没有证号", use: "people" },
  unclear: { label: "像表尾或小标题，也像一个人", use: "people" },
  not_recognised: { label: "工作表认不出是哪种名册", use: "people" },
};

export function reasonLabel(reason: string): string {
  return ASIDE_REASONS[reason]?.label ?? reason;
}

/** Whether rows set aside for a reason are counted as 搁置, for somebody to look at, and not as 略过. */
export function needsPeople({ reason }: { reason: string }): boolean {
  return (ASIDE_REASONS[reason]?.use ?? "people") === "people";
}
