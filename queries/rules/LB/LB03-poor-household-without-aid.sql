/*---
id: LB03
title: 建档立卡户、监测户无一人享受低保、特困或儿童保障
family: LB
level: hit
status: stable
grain: household
priority: B
due_days: 15
who: 乡镇民政办
groups: []
clauses: ["2.18"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 要深入推进脱贫攻坚兜底保障
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 关于做好农村最低生活保障制度与扶贫开发政策有效衔接的指导意见
    number: 国办发〔2016〕70号
    clause: 符合条件的建档立卡贫困户全部纳入低保
    edition: "2019"
    confidence: 记
  - document: 关于加强低收入人口动态监测做好分层分类社会救助工作的意见
    number: 国办发〔2023〕39号
    clause: 防止返贫监测对象纳入低收入人口监测
    from: 2023-10-01
    edition: current
    confidence: 证
needs:
  - { kind: poverty, columns: [poverty_state], edition: "2019" }
  - { kind: poverty, columns: [risk_state], edition: current }
  - { kind: poverty, columns: [household_no] }
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: enrolment, roll: child, max_age_months: 3, minors_alone: true, if_missing: 没有近三个月的儿童保障名册，有未成年人、在读学生的户列为待核 }
  - { kind: poverty, columns: [relation], optional: true, only_if_there: true, if_missing: 没有与户主关系，户主凭户主姓名或首行认定 }
  - { kind: income_check, columns: [assets], optional: true, if_missing: 未核对财产是否超标 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 未排除户口迁出、注销人员 }
  - { kind: hukou, columns: [hukou_no], optional: true, if_missing: 没有户籍户号，未看家中其他成员的财产核对 }
exclusions:
  - { text: 全户人员均已死亡、迁出或注销, proof: 死亡名单、户籍册, case: left out when nobody is left }
  - { text: 户内有人享受保障, proof: 低保、特困、儿童名册, case: left out when one member is protected }
lowered:
  - { text: 户主已死亡、迁出或注销, case: a hint when the householder is away }
  - { text: 核对财产超标, case: a hint when assets are above the limit }
explain: "{name}户（{standing}，户内{members}人）无一人在{month}低保、特困、儿童名册。"
evidence:
  certificate_no: 建档立卡户或监测户编号
  standing: 困难身份
  poverty_state: 脱贫属性
  members: 户内人数
  hint_because: 列为提示的原因
verify: 致贫原因、帮扶措施、实际收入、是否申请过救助
rectify: 符合条件的纳入低保或给予临时救助；不符合的书面说明
outcomes: ["01", "02", "03", "04", "06", "07", "08", "09", "11", "12", "13", "15"]
falsepositives:
  - { text: 户内孩子已享受儿童保障, case: left out when one member is protected }
---*/
SELECT
  chosen.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  CASE
    WHEN chosen.gone_key IS NOT NULL THEN '户主已死亡、迁出或注销'
    WHEN EXISTS (
      SELECT 1 FROM poor_member m JOIN over_assets o ON o.person_key = m.person_key
      WHERE m.household_no = chosen.household_no
    ) THEN '核对财产超标'
  END                    AS hint_because,
  chosen.household_no    AS certificate_no,
  CASE chosen.poverty_state
    WHEN '未脱贫' THEN '建档立卡未脱贫'
    WHEN '返贫' THEN '建档立卡返贫'
    ELSE '监测对象，风险未消除'
  END                    AS standing,
  chosen.poverty_state,
  chosen.members,
  chosen.row_id          AS poor_row
FROM (
  SELECT
    p.person_key,
    p.household_no,
    p.poverty_state,
    p.row_id,
    gone.person_key AS gone_key,
    COUNT(p.row_id) OVER (PARTITION BY p.household_no) AS members,
    COUNT(CASE WHEN gone.person_key IS NULL THEN p.row_id END) OVER (PARTITION BY p.household_no) AS here,
    ROW_NUMBER() OVER (
      PARTITION BY p.household_no
      ORDER BY
        CASE
          WHEN p.relation = '户主' THEN 'a'
          WHEN who.name = p.householder_name THEN 'b'
          WHEN gone.person_key IS NULL THEN 'c'
          ELSE 'd'
        END,
        p.row_id,
        p.person_key
    ) AS n
  FROM poor_member p
  JOIN person who ON who.person_key = p.person_key
  LEFT JOIN away gone ON gone.person_key = p.person_key
) chosen
CROSS JOIN screening
WHERE chosen.n = 1
  AND chosen.here > 0
  AND NOT EXISTS (
    SELECT 1 FROM poor_member m JOIN protected x ON x.person_key = m.person_key
    WHERE m.household_no = chosen.household_no)
