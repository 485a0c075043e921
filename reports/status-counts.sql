/*---
name: status-counts
grain: one group of cases
columns:
  - { title: 疑点数, from: cases, width: 8, look: number, total: true }
  - { title: 已核查, from: answered, width: 8, look: number, total: true }
  - { title: 未核查, from: waiting, width: 8, look: number, total: true }
  - { title: 因数据消除, from: cleared, width: 9, look: number, total: true }
  - { title: 本县例外, from: excepted, width: 8, look: number, total: true }
  - { title: 核查率, from: answered_rate, width: 8, look: centre, ratio: [answered, to_visit] }
  - { title: 属实数, from: confirmed, width: 9, look: number, total: true }
  - { title: 拟纳入, from: to_enrol, width: 8, look: number, total: true }
  - { title: 已纳入, from: enrolled, width: 8, look: number, total: true }
  - { title: 救助、补发、停发, from: paid, width: 10, look: number, total: true }
  - { title: 不符合, from: unfit, width: 8, look: number, total: true }
  - { title: 死亡, from: dead, width: 7, look: number, total: true }
  - { title: 迁出, from: moved, width: 7, look: number, total: true }
  - { title: 放弃, from: waived, width: 7, look: number, total: true }
  - { title: 其他结果, from: others, width: 8, look: number, total: true }
  - { title: 需整改, from: to_rectify, width: 8, look: number, total: true }
  - { title: 已整改, from: rectified, width: 8, look: number, total: true }
  - { title: 整改完成率, from: rectified_rate, width: 9, look: centre, ratio: [rectified, to_rectify] }
  - { title: 救助补发（元）, from: paid_yuan, width: 13, look: money, total: true }
  - { title: 追缴（元）, from: recovered_yuan, width: 10, look: money, total: true }
---*/
SELECT label,
  count(*) AS cases,
  count(*) FILTER (is_answered = 1) AS answered,
  count(*) FILTER (is_answered = 0 AND stage IN ('open', 'reopened')) AS waiting,
  count(*) FILTER (is_answered = 0 AND stage NOT IN ('open', 'reopened', 'excepted')) AS cleared,
  count(*) FILTER (is_answered = 0 AND stage = 'excepted') AS excepted,
  count(*) FILTER (is_answered = 1 OR stage IN ('open', 'reopened')) AS to_visit,
  CASE WHEN count(*) FILTER (is_answered = 1 OR stage IN ('open', 'reopened')) = 0 THEN '—' ELSE printf('%.1f%%', 100.0 * count(*) FILTER (is_answered = 1) / count(*) FILTER (is_answered = 1 OR stage IN ('open', 'reopened'))) END AS answered_rate,
  count(*) FILTER (is_confirmed = 1) AS confirmed,
  count(*) FILTER (outcome IN ('01', '02') AND stage <> 'closed') AS to_enrol,
  count(*) FILTER (outcome = '03' OR (outcome IN ('01', '02') AND stage = 'closed')) AS enrolled,
  count(*) FILTER (outcome IN ('04', '05', '16', '17')) AS paid,
  count(*) FILTER (outcome = '06') AS unfit,
  count(*) FILTER (outcome = '07') AS dead,
  count(*) FILTER (outcome = '08') AS moved,
  count(*) FILTER (outcome = '11') AS waived,
  count(*) FILTER (outcome IN ('09', '10', '12', '13', '14')) AS others,
  count(*) FILTER (to_rectify = 1) AS to_rectify,
  count(*) FILTER (to_rectify = 1 AND stage IN ('finished', 'closed')) AS rectified,
  CASE WHEN count(*) FILTER (to_rectify = 1) = 0 THEN '—' ELSE printf('%.1f%%', 100.0 * count(*) FILTER (to_rectify = 1 AND stage IN ('finished', 'closed')) / count(*) FILTER (to_rectify = 1)) END AS rectified_rate,
  CAST(COALESCE(sum(paid_fen), 0) AS DOUBLE) / 100 AS paid_yuan,
  CAST(COALESCE(sum(recovered_fen), 0) AS DOUBLE) / 100 AS recovered_yuan
FROM counted
GROUP BY place, label
ORDER BY place, label
