/*---
id: LB13
title: 重点人群遇临时困难未获救助
family: LB
level: hit
status: stable
grain: household
priority: B
due_days: 15
who: 乡镇民政办
groups: []
clauses: ["2.12"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 要重点关注下岗失业人员、困难企业职工、未就业大学毕业生、农民工、城市灵活就业人员等的生活状况，对遭遇临时生活困难的，及时实施临时救助
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 国务院关于全面建立临时救助制度的通知
    number: 国发〔2014〕47号
    edition: both
    confidence: 证
  - document: 关于进一步加强和改进临时救助工作的意见
    number: 民发〔2018〕23号
    edition: both
    confidence: 证
needs:
  - { kind: jobless, columns: [hardship] }
  - { kind: aid, columns: [approved_on] }
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: hukou, columns: [hukou_no], optional: true, if_missing: 未核对户内其他成员 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
params:
  aid_months: { default: 12, unit: 个月, scope: 县, basis: 近十二个月内的临时救助 }
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 户内有人享受低保或特困, proof: 低保、特困名册, case: left out when the household is covered }
  - { text: 十二个月内本人或家人得到临时救助, proof: 临时救助台账, case: left out with aid within twelve months }
  - { text: 没有生活困难, proof: 失业等五类人员名册, case: left out without hardship }
explain: "{name}（{category}）登记为生活困难[（{since_month}起失业）]，户内无人享受低保、特困，近{aid_months}个月也没有临时救助。"
evidence:
  category: 人员类别
  since_month: 失业时间
  aid_months: 核对救助月数
verify: 失业、毕业、停产证明，家庭支出，是否有就业意愿
rectify: 给予临时救助；转介就业服务；符合条件的纳入低保
outcomes: ["01", "02", "03", "04", "06", "07", "08", "09", "11", "12", "13", "15"]
falsepositives:
  - { text: 登记失业但生活不困难, case: left out without hardship }
---*/
SELECT
  j.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  'hit'                  AS level,
  j.category,
  j.since_month,
  CAST($aid_months AS INTEGER) AS aid_months,
  j.row_id               AS jobless_row
FROM (
  SELECT
    x.person_key,
    x.category,
    x.since_month,
    x.row_id,
    ROW_NUMBER() OVER (PARTITION BY x.person_key ORDER BY x.row_id) AS n
  FROM jobless x
  WHERE x.hardship = 1
) j
CROSS JOIN screening
WHERE j.n = 1
  AND NOT EXISTS (SELECT 1 FROM covered c WHERE c.person_key = j.person_key)
  AND NOT EXISTS (
    SELECT 1 FROM registered_member h
    JOIN registered_member m ON m.hukou_no = h.hukou_no
    JOIN covered c ON c.person_key = m.person_key
    WHERE h.person_key = j.person_key)
  AND NOT EXISTS (
    SELECT 1 FROM household_relief r
    WHERE r.person_key = j.person_key AND @ym(r.approved_on) > screening.month - $aid_months)
  AND NOT EXISTS (SELECT 1 FROM away w WHERE w.person_key = j.person_key)
