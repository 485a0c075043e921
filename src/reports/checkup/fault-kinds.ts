/** How much a fault weighs: rows that cannot be compared, cells that were not used, or mere spelling. */
export type FaultWeight = "blocks" | "cell" | "spelling";

export interface FaultKind {
  /** What is wrong, as a supplier reads it. */
  label: string;
  fix: string;
  weight: FaultWeight;
}

const AS_TEXT = "在源系统把这一列设为文本格式重新导出，不要手工补位";
const BY_CARD = "按身份证或户口簿更正";

/** Every fault of a row or cell that `queries/checkup/10-fault.sql` and `impossible-values.ts` find. */
export const FAULT_KINDS: Readonly<Record<string, FaultKind>> = {
  id_empty: { label: "没有证件号码", fix: "补填证件号码", weight: "blocks" },
  id_checksum: { label: "校验位不符，至少错一位", fix: BY_CARD, weight: "blocks" },
  id_birth: { label: "号码中的出生日期不成立", fix: BY_CARD, weight: "blocks" },
  id_short: { label: "号码位数不足", fix: BY_CARD, weight: "blocks" },
  id_long: { label: "号码位数过多", fix: BY_CARD, weight: "blocks" },
  id_chars: { label: "有不能识别的字符", fix: BY_CARD, weight: "blocks" },
  id_masked: { label: "部分数字被遮盖", fix: "提供未遮盖的名册", weight: "blocks" },
  id_two_ids: { label: "一格里有两个号码", fix: "一人一行，一格一个号码", weight: "blocks" },
  id_document: { label: "填的是其他证件", fix: "有居民身份证的改填身份证号", weight: "blocks" },
  id_date: { label: "填的是日期", fix: "改填身份证号，日期填在出生日期栏", weight: "blocks" },
  id_household: {
    label: "填的是低保证号或户号",
    fix: "改填身份证号，低保证号另列",
    weight: "blocks",
  },
  id_phone: { label: "填的是电话号码", fix: "改填身份证号，电话另列", weight: "blocks" },
  id_account: { label: "填的是银行账号", fix: "改填身份证号，账号另列", weight: "blocks" },
  id_trunc000: { label: "末三位成了 000（Excel 丢位）", fix: AS_TEXT, weight: "blocks" },
  id_scientific: { label: "成了科学计数法", fix: AS_TEXT, weight: "blocks" },
  id_old: { label: "15 位旧号", fix: "改填 18 位号码", weight: "spelling" },
  id_lower: { label: "末位写作小写 x", fix: "改为大写 X", weight: "spelling" },
  id_written: {
    label: "有空格、全角字符或附注",
    fix: "只填号码，备注另列",
    weight: "spelling",
  },
  id_twice: { label: "同一人在同一名册上重复", fix: "核实后只留一行", weight: "cell" },
  name_empty: { label: "没有姓名", fix: "补填姓名", weight: "cell" },
  name_odd: { label: "姓名不像姓名", fix: BY_CARD, weight: "cell" },
  cell_unreadable: { label: "内容读不懂", fix: "按表头填写，每格只填一项", weight: "cell" },
  cell_unknown_code: { label: "不在已知的写法里", fix: "改用规定的写法", weight: "cell" },
  date_impossible: { label: "日期不可能", fix: "核对原件后更正", weight: "cell" },
  amount_negative: { label: "金额是负数", fix: "冲销的另行注明", weight: "cell" },
  amount_large: { label: "金额大得不可能", fix: "核对单位（元）和小数点", weight: "cell" },
  row_no_person: {
    label: "既没有姓名也没有号码，没有使用",
    fix: "补填或删去这一行",
    weight: "blocks",
  },
  row_unclear: {
    label: "像表尾或小标题，也像一个人，没有使用",
    fix: "是人的补全号码，不是的删去这一行",
    weight: "blocks",
  },
  row_parents_lost: {
    label: "找不到是哪个儿童的父母，或父亲、母亲写了几个不同的，没有使用",
    fix: "核对儿童编号，每个儿童父亲、母亲各留一行",
    weight: "blocks",
  },
  row_not_recognised: {
    label: "工作表认不出是哪种名册，没有使用",
    fix: "补上表头，或在 doudi.yaml 里写明是什么名册",
    weight: "blocks",
  },
  row_duplicate: { label: "与前面某行完全相同，没有使用", fix: "删去重复的行", weight: "cell" },
};

/** What a fault is; one that the table does not know yet is shown by its code rather than hidden. */
export function faultKind(fault: string): FaultKind {
  return FAULT_KINDS[fault] ?? { label: fault, fix: "核对后更正", weight: "cell" };
}
