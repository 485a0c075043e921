/*---
id: TB02
title: 停发理由不成立或无依据
family: TB
level: hit
status: stable
grain: person
priority: B
due_days: 15
who: 乡镇民政办、县低保中心
groups: [老, 残, 童, 病]
clauses: ["2.2", "2.3", "2.7"]
basis:
  - document: 民政部关于做好当前困难群众基本生活保障工作的通知
    number: 民函〔2019〕95号
    clause: 二
    quote: 统筹考虑家庭成员因残疾、患重病等增加的刚性支出、必要的就业成本等因素，综合评估家庭经济状况
    from: 2019-09-13
    edition: both
    confidence: 证
  - document: 最低生活保障审核审批办法（试行）
    number: 民发〔2012〕220号
    clause: 停发应书面说明理由
    edition: "2019"
    confidence: 记
  - document: 最低生活保障审核确认办法
    number: 民发〔2021〕57号
    clause: 核算收入可按规定扣减刚性支出和必要的就业成本
    from: 2021-07-01
    edition: current
    confidence: 记
needs:
  - { kind: departure, columns: [reason] }
  - { kind: enrolment, roll: dibao, max_age_months: 3 }
  - { kind: enrolment, roll: tekun, max_age_months: 3 }
  - { kind: death, optional: true, if_missing: 停发理由为死亡的未能核对 }
  - { kind: hukou, columns: [state], optional: true, if_missing: 停发理由为户口迁出的未能核对，未排除户口迁出、注销人员 }
  - { kind: income_check, optional: true, if_missing: 停发理由为收入超标的未能核对 }
  - { kind: death, optional: true, if_missing: 未排除死亡人员 }
  - { kind: death, columns: [died_on], optional: true, only_if_there: true, if_missing: 死亡名单没有死亡日期，名单上的人都按排查月份月底前死亡处理 }
  - { kind: income_check, columns: [income_fen], optional: true, only_if_there: true, if_missing: 停发理由为收入超标的未能核对 }
  - { kind: income_check, columns: [household_size], optional: true, only_if_there: true, if_missing: 核对结果没有家庭人口数，按户籍人数算，结果随人数而变的列为待核 }
  - { kind: income_check, columns: [assets], optional: true, only_if_there: true, if_missing: 核对结果没有财产状况，停发理由为收入超标的未能核对 }
  - { kind: income_check, columns: [rigid_fen], optional: true, only_if_there: true, if_missing: 核对结果没有刚性支出，没有扣减 }
  - { kind: income_check, columns: [job_cost_fen], optional: true, only_if_there: true, if_missing: 核对结果没有就业成本，没有扣减 }
  - { kind: income_check, columns: [side], optional: true, only_if_there: true, if_missing: 核对结果没有城乡类别，城镇户只凭名册和村（社区）名认定 }
params:
  weak_reasons:
    default: [其他, 年度复核未通过, 年审未提交, 未按时复核, 系统清理, 指标调整, 名额限制, 外出务工, 有子女, 不符合条件]
    scope: 县
    basis: 停发理由中没有可核实的事实
exclusions:
  - { text: 已死亡、户口迁出或注销, proof: 死亡名单、户籍册, case: left out when dead }
  - { text: 已重新纳入低保或特困, proof: 低保、特困名册, case: left out when covered again }
lowered:
  - { text: 理由为收入超标，但没有核对结果可比, case: a hint when no household check exists }
explain: "{name}于{stop_month}停发{programme}，理由是“{reason}”：{fault}[（扣减后人均月收入{left_per_head_fen}][，低保标准{standard_fen}）]。"
evidence:
  programme: 停发的保障
  stop_month: 停发年月
  reason: 停发原因
  fault: 理由不成立之处
  left_per_head_fen: 扣减后人均月收入
  standard_fen: 当月低保标准
verify: 停发理由是否真实，有无核对报告，收入测算是否扣减刚性支出和就业成本，决定书是否送达
rectify: 重新核算；理由不成立的恢复保障并补发，成立的补齐依据并书面告知
outcomes: ["01", "02", "03", "05", "06", "07", "08", "09", "11", "12", "13", "14", "15"]
falsepositives:
  - { text: 收入确实超标，核对结果扣减后仍高于标准, case: left out when the adjusted income is above the standard }
---*/
SELECT
  judged.person_key,
  CAST(NULL AS VARCHAR)  AS household_no,
  screening.month        AS period,
  judged.level,
  judged.programme,
  judged.stop_month      AS stop_month,
  judged.reason,
  judged.fault,
  judged.left_per_head_fen,
  judged.standard_fen,
  judged.row_id          AS stop_row,
  judged.income_row
FROM (
  SELECT
    d.person_key,
    d.programme,
    d.stop_month,
    -- As the list writes it: what is quoted has to be found there.
    COALESCE(d.reason_text, d.reason, '未填写') AS reason,
    d.row_id,
    i.row_id AS income_row,
    CASE WHEN d.reason = '收入超标' THEN @idiv(i.left_fen, i.household_size) END AS left_per_head_fen,
    CASE WHEN d.reason = '收入超标' THEN i.standard_fen END AS standard_fen,
    CASE WHEN d.reason = '收入超标' AND i.person_key IS NULL THEN 'hint' ELSE 'hit' END AS level,
    CASE
      WHEN d.reason IS NULL OR d.reason IN $weak_reasons THEN '理由中没有可核实的事实'
      WHEN d.reason = '死亡' THEN '各类死亡名单上都没有本人'
      WHEN d.reason = '户口迁出' THEN '户籍册显示户口正常'
      WHEN d.reason = '转特困供养' THEN '特困名册上没有本人'
      WHEN i.person_key IS NULL THEN '没有经济状况核对结果可以印证'
      ELSE '核对结果扣减刚性支出和就业成本后不高于低保标准，财产也未超标'
    END AS fault,
    ROW_NUMBER() OVER (
      PARTITION BY d.person_key
      ORDER BY CASE WHEN d.reason = '收入超标' AND i.person_key IS NULL THEN 1 ELSE 0 END, d.stop_month DESC, d.row_id
    ) AS n
  FROM stopped d
  LEFT JOIN household_income i ON i.person_key = d.person_key
  WHERE d.programme IN ('dibao', 'tekun')
    AND (d.reason IS NULL
    OR d.reason IN $weak_reasons
    OR (d.reason = '死亡' AND EXISTS (SELECT 1 FROM snapshot n WHERE n.kind = 'death')
      AND NOT EXISTS (SELECT 1 FROM death x WHERE x.person_key = d.person_key))
    OR (d.reason = '户口迁出' AND EXISTS (SELECT 1 FROM registered x WHERE x.person_key = d.person_key))
    OR (d.reason = '转特困供养'
      AND NOT EXISTS (SELECT 1 FROM enrolled x WHERE x.person_key = d.person_key AND x.programme = 'tekun'))
    OR (d.reason = '收入超标' AND i.person_key IS NULL
      AND NOT EXISTS (SELECT 1 FROM over_assets o WHERE o.person_key = d.person_key))
    OR (d.reason = '收入超标' AND i.assets = '未超标' AND i.left_fen <= i.standard_fen * i.household_size))
) judged
CROSS JOIN screening
WHERE judged.n = 1
  AND NOT EXISTS (SELECT 1 FROM covered x WHERE x.person_key = judged.person_key)
  AND NOT EXISTS (SELECT 1 FROM away a WHERE a.person_key = judged.person_key)
