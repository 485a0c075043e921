/*---
name: status-cases
grain: one lead from its first round on
sheet: 整改台账
title: 困难群众脱保漏保问题整改台账
empty: 台账里没有疑点。
# The columns that inspectors know are printed.
paper: A3
printed: 18
columns:
  - { title: 编号, from: task, width: 15, look: smallCentre }
  - { title: 来源, from: source, width: 10, look: small }
  - { title: 问题描述, from: message, width: 38, look: small }
  - { title: 涉及人员或户, from: who, width: 11, look: centre }
  - { title: 涉及金额（元）, from: amount_yuan, width: 11, look: money }
  - { title: 乡镇, from: town, width: 9, look: centre }
  - { title: 核查结果, from: outcome, width: 14, look: small }
  - { title: 责任单位, from: unit, width: 10, look: centre }
  - { title: 责任人, from: person, width: 8, look: centre }
  - { title: 整改措施, from: measure, width: 14, look: small }
  - { title: 时限, from: due, width: 10, look: centre }
  - { title: 完成情况, from: progress, width: 8, look: centre }
  - { title: 完成时间, from: finished_on, width: 10, look: centre }
  - { title: 佐证材料编号, from: proof, width: 18, look: small }
  - { title: 销号意见, from: opinion, width: 10, look: small }
  - { title: 销号人, from: closed_by, width: 9, look: centre }
  - { title: 销号日期, from: closed_on, width: 10, look: centre }
  - { title: 是否回头看, from: looked_back, width: 9, look: smallCentre }
  - { title: 类别, from: family_label, width: 7, look: centre }
  - { title: 村, from: village, width: 10, look: centre }
  - { title: 核查情况说明, from: note, width: 20, look: small }
  - { title: 核查人, from: verifier, width: 9, look: small }
  - { title: 核查日期, from: verified_on, width: 10, look: centre }
  - { title: 出自, from: place, width: 16, look: small }
  - { title: 状态, from: stage_label, width: 9, look: centre }
  - { title: 逾期, from: overdue, width: 8, look: small }
notes:
  - 打印编号至是否回头看各列，按 A3 横排；右边的类别、核查人、出自、状态、逾期等列只在屏幕上看。
  - 台账只追加、不删除；每条的经过用 doudi cases show 查看。
  - 佐证写着文件、工作表和行的，是后来的名册上看到已经办了的那一行。
---*/
SELECT task, opened_round || ' ' || rule AS source, family_label, message,
  COALESCE(name, CASE WHEN household_no IS NULL THEN '' ELSE '户 ' || household_no END) AS who,
  CAST(COALESCE(paid_fen, recovered_fen) AS DOUBLE) / 100 AS amount_yuan,
  town, village, unit, person, outcome || ' ' || outcome_text AS outcome, note, verifier, verified_on,
  answer_file || CASE WHEN answer_sheet = '' THEN '' ELSE '·' || answer_sheet END || '·第 ' || CAST(answer_row AS VARCHAR) || ' 行'
    AS place,
  measure, due, stage_label,
  CASE WHEN is_overdue = 1 THEN CAST(overdue_days AS VARCHAR) || ' 个工作日' ELSE '' END
    || CASE WHEN is_extended = 1 THEN '（已延期）' ELSE '' END
    || CASE WHEN excepted_until IS NULL THEN '' ELSE '例外至 ' || excepted_until END AS overdue,
  progress, finished_on, proof, opinion, closed_by, closed_on, looked_back
FROM ledger_row
ORDER BY town = '未定乡镇', town, family_order, priority, rule, village NULLS LAST, task
