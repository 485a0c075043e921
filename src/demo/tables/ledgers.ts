import type { County } from "../county.ts";
import { type Clerk, rows, type Table, table } from "./table.ts";

/** Ledgers that only the rules without published answers read. */
export function ledgerTables({ rolls }: County, clerk: Clerk): Table[] {
  return [
    table(
      "社会救助申请审批台账.xlsx",
      "申请人姓名 申请人身份证号 申请项目 受理日期 决定日期 审批结果 乡镇 村",
      rows(rolls.applications, (e) => [
        ...clerk.who(e.pid),
        "低保",
        e.received,
        e.decided,
        e.decision,
        ...clerk.place(e.pid),
      ]),
    ),
    table(
      "医疗费用自付名单.csv",
      "姓名 性别 身份证号 个人自付 乡镇 村",
      rows(rolls.medical, (e) => [
        e.name ?? clerk.of(e.pid).name,
        e.sex ?? clerk.of(e.pid).sex,
        e.id ?? clerk.of(e.pid).id,
        e.paid,
        ...clerk.place(e.pid),
      ]),
    ),
    table(
      "敬老院入住人员.xlsx",
      "姓名 身份证号 机构名称 入住日期 退出日期 乡镇 村",
      rows(rolls.residences, (e) => [
        ...clerk.who(e.pid),
        "县中心敬老院",
        e.on,
        e.until,
        ...clerk.place(e.pid),
      ]),
    ),
  ];
}
