/**
 * Forms as other counties' offices might keep them: the roll, the file's name, the month it stands for, then one line a
 * column: `header=field`, or a header alone that no field may take, with a value or two after a colon.
 */
export interface Form {
  roll: string;
  file: string;
  period?: string;
  title?: string;
  columns: string;
}

export const OTHER_FORMS: readonly Form[] = [
  {
    roll: "dibao",
    file: "城乡最低生活保障家庭成员信息表（截止2019年10月底）.xlsx",
    period: "2019-10",
    columns:
      "序号:1 | 所在乡镇街道=town:阿里乡 | 所在村居=village:东村委会 | 低保家庭编号=household_no:999001 | 申请人（户主）=householder_name | 家庭成员=name | 成员证件号码=id | 成员与户主关系=relation:户主/长子 | 民族:汉族 | 年龄:45 | 救助类别=side:农村/城市 | 施保形式=coverage:整户/单人户 | 享受低保人数=covered_count:3 | 月救助金额（元）=amount_fen:420/300 | 分类救助类别=classified:老年人 | 起始享受月份=from_month:2018.03 | 开户银行:农信社 | 低保金发放账号=account:6228888800001111222 | 备注:",
  },
  {
    roll: "dibao",
    file: "10月农村低保发放花名册.xls",
    title: "某某县2019年第10月农村居民最低生活保障金发放花名册",
    period: "2019-10",
    columns:
      "编号:1 | 乡（镇）=town:阿里乡 | 村（居）委会=village:东村委会 | 户主=householder_name | 保障人员=name | 公民身份证号码=id | 家庭关系=relation:本人/妻 | 低保证号码=household_no:999001 | 类别:A类/B类 | 保障人口=covered_count:2人 | 户月补差金额=amount_fen:420.00 | 批准日期=from_month:2018-03-01 | 一折通账号=account:6228888800001111222",
  },
  {
    roll: "dibao",
    file: "城乡低保数据导出_20191031.xlsx",
    period: "2019-10",
    columns:
      "地区=address:某某县阿里乡东村 | 户主姓名=householder_name | 户主身份证号 | 救助证编号=household_no:999001 | 人员姓名=name | 人员证件号=id | 人员与户主关系=relation:02/10 | 低保类型=side:农村低保 | 是否单人户=coverage:是/否 | 保障人口数=covered_count:3 | 家庭月保障金=amount_fen:400 | 起保时间=from_month:201803 | 保障状态=status:正常",
  },
  {
    roll: "dibao_exit",
    file: "2019年退出低保人员名单.xlsx",
    columns:
      "序号:1 | 证号=household_no:999001 | 退出人员=name | 身份证=id | 停止享受时间=stop_month:2019.5 | 取消享受原因=reason:人均收入高于标准/自然死亡 | 所属乡镇=town:阿里乡 | 所属村=village:东村",
  },
  {
    roll: "dibao_exit",
    file: "低保退出.xlsx",
    title: "2019年度低保退出人员明细表",
    columns:
      "序号:1 | 乡镇=town:阿里乡 | 村=village:东村 | 户主姓名=householder_name | 退出人员姓名=name | 身份证号=id | 退出月份=stop_month:2019.3 | 退出类型=reason:A收入超标/B死亡",
  },
  {
    roll: "dibao_exit",
    file: "不再享受低保人员.xlsx",
    columns:
      "低保证编号=household_no:999001 | 退出对象姓名=name | 居民身份证号=id | 停止享受时间=stop_month:2019.2 | 停保事由=reason:家庭收入超过低保标准 | 镇街=town:阿里乡 | 村居社区=village:东村",
  },
  {
    roll: "dibao_exit",
    file: "1-10月取消低保待遇统计表.csv",
    columns:
      "乡镇=town:阿里乡 | 村=village:东村 | 低保户编码=household_no:999001 | 姓名=name | 身份证号码=id | 最后发放月份=stop_month:2019年5月 | 取消理由=reason:死亡/户籍外迁",
  },
  {
    roll: "dibao_exit",
    file: "低保清退台账.xls",
    columns:
      "户主=householder_name | 被清退人姓名=name | 公民身份号码=id | 清退年月=stop_month:201905 | 清退原因=reason:购买商品房/主动申请退出 | 乡=town:阿里乡",
  },
  {
    roll: "tekun",
    file: "2019年10月农村五保供养对象花名册.xls",
    period: "2019-10",
    columns:
      "序号:1 | 姓名=name | 性别=sex:男 | 公民身份证号码=id | 五保供养形式=supply:分散/集中 | 失能情况=self_care:半失能/能自理 | 月照料护理补助=care_fen:260 | 月供养标准=amount_fen:560 | 纳入供养时间=from_month:2014.07 | 最近一次走访时间=visited_on:2019.10.28 | 乡镇=town:阿里乡 | 村组=village:东村三组 | 账号=account:6228888800001111222",
  },
  {
    roll: "tekun",
    file: "特困供养人员信息2018年12月.csv",
    period: "2018-12",
    columns:
      "供养人员姓名=name | 供养人员身份证号码=id | 救助供养形式=supply:分散供养 | 自理能力评估结果=self_care:完全丧失生活自理能力 | 护理费标准=care_fen:580 | 基本生活补助标准=amount_fen:560 | 享受待遇起始时间=from_month:2014-07-01 | 街道=town:阿里街道 | 社区=village:东社区",
  },
  {
    roll: "child",
    file: "孤儿及事实无人抚养儿童花名册（2019年10月）.xlsx",
    period: "2019-10",
    columns:
      "序号:1 | 孩子姓名=name | 身份证号码=id | 性别=sex:男 | 儿童类别=programme:散居孤儿/事实无人抚养儿童 | 监护人姓名 | 监护人身份证号码 | 与儿童关系:祖父 | 月发放标准=amount_fen:1000 | 首次享受时间=from_month:2018-03 | 所在镇=town:阿里镇 | 所在村=village:东村 | 监护人银行账号=account:6228888800001111222",
  },
  {
    roll: "child",
    file: "儿童福利保障对象201812.xls",
    period: "2018-12",
    columns:
      "儿童=name | 证件号=id | 对象类型=programme:孤儿/事实孤儿 | 生活费标准（元/月）=amount_fen:800 | 审批年月=from_month:2018/03 | 镇街=town:阿里镇 | 村（社区）=village:东村",
  },
  {
    roll: "child_survey",
    file: "2019年留守困境儿童排查登记表.xlsx",
    columns:
      "序号:1 | 儿童姓名=name | 性别=sex:男 | 儿童公民身份号码=id | 父亲姓名=father_name | 父亲证件号=father_id | 父亲生存状况=father_state:死亡/正常 | 母亲姓名=mother_name | 母亲证件号=mother_id | 母亲生存状况=mother_state:失踪/正常 | 是否为留守儿童=left_behind:是/否 | 委托照护协议签订=agreement:已签/未签 | 乡镇=town:阿里乡 | 村=village:东村",
  },
  {
    roll: "child_survey",
    file: "2019年农村留守儿童、困境儿童台账.xlsx",
    columns:
      "乡镇=town:阿里乡 | 村=village:东村 | 儿童姓名=name | 儿童身份证号=id | 父亲=father_name | 父亲身份证=father_id | 父亲情况=father_state:健在，在家务农/失联两年以上 | 母亲=mother_name | 母亲身份证=mother_id | 母亲情况=mother_state:因病去世/正常 | 留守类型=left_behind:双亲外出留守/非留守 | 是否签订监护责任确认书=agreement:是/否",
  },
  {
    roll: "child_survey",
    file: "未成年人家庭状况摸排表.xlsx",
    columns:
      "孩子=name | 孩子身份证号码=id | 父亲=father_name | 父亲身份证号码=father_id | 父情况=father_state:服刑/健在 | 母亲=mother_name | 母亲身份证号码=mother_id | 母情况=mother_state:重残/健在 | 留守=left_behind:√/ | 监护责任协议=agreement:有/无 | 镇=town:阿里镇",
  },
  {
    roll: "subsidy",
    file: "残疾人“两补”发放名册2019.10.xlsx",
    period: "2019-10",
    columns:
      "序号:1 | 残疾人=name | 残疾人身份证号码=id | 残疾人证号:99999919700101001142 | 残疾等级:二级 | 享受项目=programme:生活补贴/护理补贴 | 月补贴标准=amount_fen:80 | 开始发放时间=from_month:2018.01 | 镇（街道）=town:阿里镇 | 村（社区）=village:东村 | 社保卡账号=account:6228888800001111222",
  },
  {
    roll: "subsidy",
    file: "困难残疾人生活补贴和重度残疾人护理补贴2018年12月.csv",
    period: "2018-12",
    columns:
      "姓名=name | 身份证号=id | 补助类别=programme:困难残疾人生活补贴/重度残疾人护理补贴 | 标准=amount_fen:80 | 乡镇=town:阿里乡 | 村=village:东村",
  },
  {
    roll: "payment",
    file: "惠民一卡通发放数据.csv",
    columns:
      "收款人名称=name | 收款人证件号=id | 证书编号:999001 | 资金项目名称=item:农村低保/临时物价补贴 | 发放年月=for_month:201909 | 打卡时间=paid_on:20190912 | 实际发放金额=amount_fen:420 | 发放结果=result:成功/账户不存在 | 收款人账号=account:6228888800001111222 | 乡镇=town:阿里乡 | 村=village:东村",
  },
  {
    roll: "payment",
    file: "救助资金银行代发明细.xlsx",
    columns:
      "序号:1 | 批次号:P1 | 户名=account_name | 身份证号码=id | 领取人=name | 救助证号=household_no:999001 | 补贴种类=item:低保金/特困护理费 | 归属期=for_month:2019年9月 | 入账时间=paid_on:2019-09-12 | 交易额=amount_fen:420.00 | 交易结果=result:交易成功/户名不符 | 帐号=account:6228888800001111222",
  },
  {
    roll: "death",
    file: "2019年殡葬火化信息.xlsx",
    columns:
      "序号:1 | 逝者=name | 逝者身份证=id | 性别=sex:男 | 死亡原因:疾病 | 去世日期=died_on:2019-03-29 | 火化时间:2019-04-01 | 信息渠道=source:殡仪馆 | 户籍乡镇=town:阿里乡 | 村=village:东村",
  },
  {
    roll: "death",
    file: "死亡注销户口人员.csv",
    columns:
      "死亡人员=name | 公民身份号码=id | 死亡日期=died_on:20190329 | 上报单位=source:派出所 | 镇=town:阿里镇",
  },
  {
    roll: "hukou",
    file: "全县人口信息.csv",
    columns:
      "户籍编号=hukou_no:700001 | 户内关系=relation:户主/之子 | 姓名=name | 性别=sex:男 | 民族:汉族 | 身份证号码=id | 出生=birth_on:19700101 | 户籍住址=address:阿里乡东村委会 | 所属街道乡镇=town:阿里乡 | 所属村居委会=village:东村委会 | 人口状态=state:正常/迁出",
  },
  {
    roll: "hukou",
    file: "公安户籍数据导出.xlsx",
    columns:
      "家庭户编号=hukou_no:700001 | 户主关系=relation:户主 | 公民姓名=name | 公民身份证号=id | 性别=sex:女 | 出生年月日=birth_on:1970-01-01 | 乡镇=town:阿里乡 | 居村委=village:东村委会 | 户口登记状态=state:在籍/注销",
  },
  {
    roll: "poverty",
    file: "扶贫系统贫困人口导出.xlsx",
    columns:
      "县:某某县 | 乡=town:阿里乡 | 村=village:东村 | 户编号=household_no:99999900001 | 户主名称=householder_name | 人编号:1 | 家庭成员=name | 证件号=id | 人数:3 | 关系=relation:户主 | 文化程度:小学 | 在校生状况:非在校生 | 健康=health:健康/患有大病 | 劳动力情况=labour:丧失劳动力/普通劳动力 | 务工时间（月）:6 | 当前脱贫状态=poverty_state:未脱贫/已脱贫 | 脱贫年度:2018 | 贫困户类型:低保贫困户 | 家庭年人均纯收入=income_fen:4860",
  },
  {
    roll: "poverty",
    file: "建档立卡户信息表.xls",
    columns:
      "贫困户编码=household_no:99999900001 | 户主=householder_name | 姓名=name | 身份证号=id | 与户主关系=relation:配偶 | 脱贫标识=poverty_state:脱贫/未脱贫 | 身体状况=health:残疾 | 劳力状况=labour:无劳力 | 上年人均纯收入=income_fen:4860 | 乡镇=town:阿里乡 | 行政村=village:东村",
  },
  {
    roll: "disability",
    file: "残联持证人员.xlsx",
    columns:
      "姓名=name | 公民身份证号=id | 残疾人证编号=card_no:99999919700101001142 | 残疾种类=category:肢体/精神 | 残疾级别=grade:Ⅱ级/3 | 证件有效状态=card_state:有效/过期 | 镇=town:阿里镇 | 村=village:东村",
  },
  {
    roll: "disability",
    file: "全国残疾人人口基础库.csv",
    columns:
      "残疾人姓名=name | 证件号码=id | 残疾人证号码=card_no:99999919700101001142 | 主要残疾类别=category:肢体残疾 | 残疾评定等级=grade:贰级/四级 | 残疾证使用状态=card_state:正常/注销 | 发证日期:2015-01-01 | 户籍乡镇=town:阿里乡 | 户籍村=village:东村",
  },
  {
    roll: "illness",
    file: "大病患者信息.csv",
    columns:
      "患者=name | 患者身份证号码=id | 患病种类=disease:白血病 | 确诊医院:县人民医院 | 乡镇=town:阿里乡 | 村=village:东村",
  },
  {
    roll: "illness",
    file: "医保重特大疾病名册.xlsx",
    columns:
      "参保人员姓名=name | 参保人员身份证=id | 疾病诊断=disease:脑梗死 | 镇街=town:阿里镇 | 村居=village:东村",
  },
  {
    roll: "employment",
    file: "城镇职工养老保险缴费人员.csv",
    columns:
      "参保人员姓名=name | 社会保障号码=id | 参保单位名称=employer:县水泥厂 | 最后一次缴费月份=paid_month:201910",
  },
  {
    roll: "employment",
    file: "人社社保数据.xlsx",
    columns:
      "职工=name | 身份证号码=id | 所在单位=employer:县水泥厂 | 最近一次缴费年月=paid_month:2019.10 | 参保状态:参保缴费",
  },
  {
    roll: "employment",
    file: "人社.csv",
    columns:
      "个人编号:530001 | 姓名=name | 证件号码=id | 单位名称=employer:县水泥厂 | 险种:企业职工基本养老保险 | 做账期号=paid_month:201910 | 缴费状态:已实缴",
  },
  {
    roll: "custody",
    file: "司法局在押人员信息.xlsx",
    columns:
      "罪犯姓名=name | 公民身份号码=id | 人员性质=custody_type:服刑 | 判决开始日期=from_on:2018-05-03 | 判决结束日期=until_on:2021-05-02 | 乡镇=town:阿里乡",
  },
  {
    roll: "custody",
    file: "强戒和服刑人员比对.xls",
    columns:
      "姓名=name | 身份证=id | 类别=custody_type:强制隔离戒毒 | 入所（监）时间=from_on:2018.05.03 | 出所（监）时间=until_on:2020.05.02 | 镇=town:阿里镇 | 村=village:东村",
  },
  {
    roll: "student",
    file: "教育局学籍信息.csv",
    columns:
      "学生=name | 学生证件号码=id | 学校全称=school:县第一中学 | 就读状况=study_state:在读 | 镇=town:阿里镇",
  },
  {
    roll: "student",
    file: "在籍学生花名册.xlsx",
    columns:
      "学生姓名=name | 身份证件号码=id | 就读院校=school:省农业大学 | 年级=stage:大一 | 当前学籍状态=study_state:在籍 | 户籍乡镇=town:阿里乡 | 户籍村=village:东村",
  },
  {
    roll: "income_check",
    file: "核对信息反馈表.xlsx",
    columns:
      "核对申请人=name | 核对申请人身份证号=id | 家庭成员人数=household_size:3 | 家庭月人均收入（元）=income_fen:790.68 | 家庭刚性支出（元/月）=rigid_fen:97.84 | 务工就业成本（元/月）=job_cost_fen:200 | 家庭财产是否超标=assets:否/是 | 乡镇=town:阿里乡 | 村=village:东村",
  },
  {
    roll: "income_check",
    file: "低收入家庭经济状况核对汇总.xls",
    columns:
      "户主=name | 身份证号码=id | 家庭人口（人）=household_size:3 | 人均收入（月）=income_fen:790.68 | 刚性支出（月）=rigid_fen:0 | 就业成本（月）=job_cost_fen:0 | 财产核查=assets:未超标/超标 | 镇=town:阿里镇",
  },
  {
    roll: "tekun",
    file: "2019年10月特困供养人员明细表.xls",
    period: "2019-10",
    columns:
      "姓名=name | 身份证号码=id | 供养方式=supply:敬老院集中/在家分散 | 能否自理=self_care:能自理/不能自理 | 享受起始时间=from_month:2018年3月 | 生活费标准=amount_fen:560元/月 | 护理费标准=care_fen:260元/月 | 最近一次上门时间=visited_on:2019年10月5日 | 镇=town:阿里镇",
  },
  {
    roll: "income_check",
    file: "部门数据汇总.xlsx",
    title: "经济状况核对",
    columns:
      "申请人姓名=name | 申请人身份证号=id | 家庭人口数=household_size:3 | 家庭人均月收入=income_fen:790.68 | 家庭月刚性支出=rigid_fen:0 | 家庭月就业成本=job_cost_fen:0 | 核对意见=assets:财产未超标/财产超标 | 乡镇=town:阿里镇",
  },
  {
    roll: "income_check",
    file: "家庭经济状况核对台账.xls",
    columns:
      "申请人=name | 身份证号码=id | 家庭人口=household_size:3 | 人均月收入=income_fen:790.68 | 每月刚性支出=rigid_fen:0 | 每月就业成本=job_cost_fen:0 | 财产有无超标=assets:没有/有 | 镇=town:阿里镇",
  },
  {
    roll: "jobless",
    file: "登记失业人员名册.csv",
    columns:
      "姓名=name | 身份证号码=id | 人员分类=category:下岗失业人员 | 家庭生活是否困难=hardship:是/否 | 失业登记日期=since_month:2019-05-01 | 乡镇=town:阿里乡 | 村=village:东村",
  },
  {
    roll: "jobless",
    file: "工会困难职工档案.xlsx",
    columns:
      "职工姓名=name | 公民身份号码=id | 群体类别=category:困难企业职工 | 有无生活困难=hardship:有/无 | 失业年月=since_month:201905 | 镇=town:阿里镇",
  },
  {
    roll: "disaster",
    file: "8.12洪涝灾害受灾户台账.xlsx",
    columns:
      "受灾人员=name | 受灾人员证件号码=id | 灾害类别=disaster:洪涝 | 发生时间=happened_on:2019.8.12 | 受灾损失=loss:房屋倒塌 | 目前基本生活情况=living_state:仍有困难/已恢复 | 乡镇=town:阿里乡 | 村=village:东村",
  },
  {
    roll: "disaster",
    file: "受灾台账.xls",
    columns:
      "受灾人员=name | 身份证号=id | 受灾时间=happened_on:2019.8.12 | 受灾情况=loss:房屋倒塌 | 生活还有无困难=living_state:有/没有 | 镇=town:阿里镇",
  },
  {
    roll: "disaster",
    file: "应急局因灾困难群众.csv",
    columns:
      "户主=name | 身份证=id | 灾害=disaster:洪涝 | 受灾时间=happened_on:20190812 | 倒损情况=loss:严重损坏 | 现在生活状况=living_state:困难/正常 | 镇=town:阿里镇",
  },
  {
    roll: "aid",
    file: "乡镇临时救助发放登记.xlsx",
    columns:
      "救助人=name | 身份证号码=id | 申请救助时间=applied_on:2019.8.8 | 审批时间=approved_on:2019.8.20 | 困难类型=cause:患病 | 先行救助=first_aid:是/否 | 审批机关=approved_by:县级 | 救助额度（元）=amount_fen:3000 | 乡镇=town:阿里乡 | 村=village:东村",
  },
  {
    roll: "aid",
    file: "急难救助明细201901-10.csv",
    columns:
      "申请人=name | 申请人身份证=id | 申请日=applied_on:20190808 | 审核审批日期=approved_on:20190820 | 申请事由=cause:因灾 | 审批权限=approved_by:乡镇 | 批准救助金额=amount_fen:800 | 镇=town:阿里镇",
  },
  {
    roll: "monitored",
    file: "三类监测户人员明细.xlsx",
    columns:
      "乡镇=town:阿里乡 | 村=village:东村 | 监测户编码=household_no:99999900001 | 户主=householder_name | 人员=name | 证件号码=id | 与户主关系=relation:户主/配偶 | 监测户类别=monitor_type:边缘易致贫户 | 纳入监测日期=identified_on:2021-03-01 | 返贫致贫风险=cause:因病 | 风险消除状况=risk_state:未消除/已消除",
  },
  {
    roll: "monitored",
    file: "监测对象数据.xlsx",
    columns:
      "乡镇=town:阿里乡 | 村=village:东村 | 户编号=household_no:99999900001 | 户主姓名=name | 户主证件号码=id | 监测对象类别=monitor_type:边缘易致贫户 | 监测状态=risk_state:监测中/风险消除 | 人均纯收入=income_fen:5600",
  },
  {
    roll: "margin",
    file: "低收入人口明细.xlsx",
    columns:
      "姓名=name | 证件号码=id | 性别=sex:男 | 人群类型=margin_type:最低生活保障对象/特困人员/最低生活保障边缘家庭成员/防止返贫监测对象 | 认定时间=recognised_on:2022-05-01 | 户籍所在地=address:阿里乡东村",
  },
  {
    roll: "margin",
    file: "低保边缘家庭成员名册.xlsx",
    columns:
      "序号:1 | 户主=householder_name | 家庭成员=name | 成员身份证号码=id | 与户主关系=relation:户主 | 低收入家庭类别=margin_type:低保边缘家庭/刚性支出困难家庭 | 认定年月日=recognised_on:2021-03-01 | 有效期截止日=valid_until_on:2022-02-28 | 乡镇=town:阿里乡",
  },
  {
    roll: "welfare_exit",
    file: "特困和孤儿停发人员.csv",
    columns:
      "姓名=name | 身份证号码=id | 停发项目名称=programme:特困/孤儿 | 停发月份=stop_month:201905 | 停发理由=reason:死亡/年满18周岁 | 镇=town:阿里镇",
  },
  {
    roll: "residence",
    file: "敬老院在院老人.xlsx",
    columns:
      "在院老人=name | 身份证号码=id | 敬老院名称=institution:阿里敬老院 | 入院时间=admitted_on:2018-03-01 | 离院时间=left_on:2019-05-01 | 镇=town:阿里镇",
  },
  {
    roll: "medical",
    file: "医保局个人医疗费用明细.csv",
    columns:
      "参保人=name | 参保人身份证号码=id | 结算年份=year_text:2019 | 医疗费总额=total_fen:52000.00 | 个人自付医疗费用=self_paid_fen:18000.50 | 疾病=disease:脑梗死",
  },
  {
    roll: "care",
    file: "分散供养特困人员照料服务协议.xlsx",
    columns:
      "特困对象姓名=name | 特困对象身份证号码=id | 委托照料护理人=carer_name | 委托照料护理人身份证号=carer_id | 协议签署日期=agreed_on:2019-01-01 | 最近一次探访日期=visited_on:2019-09-28 | 镇=town:阿里镇",
  },
  {
    roll: "application",
    file: "乡镇低保申请受理审批台账.xlsx",
    columns:
      "申请人=name | 申请人身份证号码=id | 申请救助项目=programme:低保/特困 | 受理时间=received_on:2019-03-01 | 公示时间=posted_on:2019-03-20 | 审批决定时间=decided_on:2019-04-01 | 审批决定=decision:同意/不予批准 | 不批准原因=reason:收入超标 | 镇=town:阿里镇",
  },
  {
    roll: "child_hardship",
    file: "困境儿童动态管理台账.xlsx",
    columns:
      "儿童=name | 儿童身份证号码=id | 困境类别=hardship_type:监护困境 | 监护现状=guardianship:祖父母监护 | 是否属于留守=left_behind:是/否 | 最近入户走访时间=visited_on:2019-09-01 | 镇=town:阿里镇",
  },
  {
    roll: "elder",
    file: "农村留守老年人信息表.xlsx",
    columns:
      "老人=name | 老人身份证号码=id | 子女外出状况=children:均在外务工 | 最近巡访日期=visited_on:2019-09-01 | 镇=town:阿里镇 | 村=village:东村",
  },
  {
    roll: "referral",
    file: "慈善转介服务记录.csv",
    columns:
      "转介对象=name | 转介对象身份证号码=id | 转介时间=referred_on:2019-05-01 | 承接单位=receiver:县慈善会 | 服务类别=service:资源链接 | 办理情况=result:已救助 | 资助金额（元）=amount_fen:3000 | 办结时间=finished_on:2019-06-01",
  },
  {
    roll: "urgent_case",
    file: "协调机制会议急难个案.xlsx",
    columns:
      "当事人=name | 当事人身份证号码=id | 个案情形=matter:突发重病 | 上会时间=received_on:2019-05-01 | 纪要编号=minutes_no:5 | 办结时间=finished_on:2019-06-01",
  },
  {
    roll: "benefit",
    file: "高龄津贴领取人员.csv",
    columns:
      "领取人=name | 领取人身份证号码=id | 津贴种类=benefit:高龄津贴 | 月津贴标准=amount_fen:50 | 享受起始时间=from_month:201901 | 镇=town:阿里镇",
  },
];
