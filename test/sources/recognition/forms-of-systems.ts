import type { Form } from "./other-forms.ts";

/** Exports of systems and forms of ministries, as public sources show their headers; written as `OTHER_FORMS` are, with made people. */
export const FORMS_OF_SYSTEMS: readonly Form[] = [
  {
    roll: "dibao",
    file: "农村低保人员查询_20191031.xlsx",
    period: "2019-10",
    columns:
      "序号:1 | 姓名=name | 身份证号=id | 户主身份证号 | 与户主关系=relation:本人/户主/配偶 | 性别=sex:男/女 | 就业状况:务农 | 年收入（元）:2400 | 是否残疾人:否 | 劳动能力:有劳动能力 | 健康状况:健康或良好 | 参保类型:城乡居民 | 最初享受月份=from_month:2018-03 | 是否建档立卡扶贫对象:否 | 银行账户名称 | 银行帐号=account:6228888800001111222 | 救助类型=side:农村低保 | 户月保障金额（元）=amount_fen:420/300 | 家庭分类施保金额（元）:0 | 合计分类施保金额（元）=classified_fen:0/60 | 救助金计算方式:按户补差/按人定额 | 分档类型:一档/二档 | 备注: | 所属街道=town:阿里乡 | 所属社区=village:东村委会 | 低保（特困）证号=household_no:999001",
  },
  {
    roll: "dibao",
    file: "2019年10月城保名册.xls",
    period: "2019-10",
    columns:
      "序号:1 | 户主姓名=name | 身份证号码=id | 低保证号=household_no:999001 | 居民类型=side:城保/农保 | 保障人数=covered_count:2 | 重点保障人数:0/1 | 残疾人数:0/1 | 家庭补差=amount_fen:420 | 领款人签字（章）: | 领款时间:",
  },
  {
    roll: "dibao",
    file: "2019年10月低保提标花名册.xls",
    period: "2019-10",
    columns:
      "低保证号=household_no:999001 | 户主姓名=name | 身份证号=id | 城乡类别=side:农村 | 原保障人数:3 | 原保障金额:300 | 现保障人数=covered_count:2 | 现保障金额=amount_fen:420",
  },
  {
    roll: "monitored",
    file: "全国防返贫监测信息系统_监测对象信息.xlsx",
    columns:
      "省:云南省 | 县:某县 | 乡=town:阿里乡 | 村=village:东村委会 | 户编号=household_no:990001 | 人编号:9900011 | 姓名=name | 证件类型:居民身份证 | 证件号码=id | 与户主关系=relation:户主/配偶 | 在校生状况: | 健康状况=health:健康/患有大病 | 劳动技能=labour:普通劳动力/丧失劳动力 | 享受低保政策情况:农村低保 | 享受特困供养政策情况: | 户类型:脱贫户/一般农户 | 监测对象类别=monitor_type:脱贫不稳定户/边缘易致贫户 | 脱贫年度:2018 | 识别监测时间=identified_on:202103 | 风险是否已消除=risk_state:否/是 | 致贫/返贫风险1=cause:因病 | 消除监测时间: | 人均纯收入=income_fen:9800",
  },
  {
    roll: "monitored",
    file: "监测对象名单.xlsx",
    columns:
      "乡(镇)=town:阿里乡 | 行政村=village:东村委会 | 户编号=household_no:990001 | 人编号:9900011 | 姓名=name | 证件号码=id | 与户主关系=relation:户主/配偶 | 户类型:一般户 | 易返贫致贫户(监测对象)类型=monitor_type:边缘易致贫户/脱贫不稳定户 | 风险是否消除=risk_state:是/否 | 风险识别时间=identified_on:202003 | 风险消除时间:202101",
  },
  {
    roll: "child",
    file: "全国儿童福利信息系统201910.xlsx",
    period: "2019-10",
    columns:
      "儿童姓名=name | 身份证号=id | 性别=sex:男/女 | 儿童类型=programme:孤儿/事实无人抚养儿童 | 养育方式:亲属抚养/家庭寄养 | 监护人姓名 | 监护人身份证号 | 父亲姓名 | 父亲身份证号 | 父亲情况:死亡 | 母亲姓名 | 母亲身份证号 | 母亲情况:死亡/失联 | 保障起始时间=from_month:2016-05 | 发放标准=amount_fen:1000 | 银行账号=account:6228888800001111222",
  },
  {
    roll: "child_survey",
    file: "困境儿童摸底排查表.xlsx",
    columns:
      "儿童姓名=name | 身份证号=id | 儿童类型=left_behind:孤儿/事实无人抚养儿童 | 父亲姓名=father_name | 父亲身份证号=father_id | 父亲情况=father_state:死亡 | 母亲姓名=mother_name | 母亲身份证号=mother_id | 母亲情况=mother_state:死亡/失联 | 已享受补助金额:1000",
  },
  {
    roll: "payment",
    file: "惠民惠农财政补贴资金一卡通发放明细.xlsx",
    columns:
      "主管部门:县民政局 | 项目名称=item:农村最低生活保障金/特困人员基本生活费 | 所属年月=for_month:2019-10 | 乡镇=town:阿里乡 | 村=village:东村委会 | 补贴对象姓名=name | 补贴对象身份证号=id | 户主姓名 | 补贴依据（数量）:2 | 补贴标准:110 | 发放金额=amount_fen:220 | 社会保障卡号=account:6228888800001111222 | 发放状态=result:发放成功/发放失败 | 发放时间=paid_on:2019-10-08",
  },
];
