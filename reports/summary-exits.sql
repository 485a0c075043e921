/*---
name: summary-exits
grain: the exits of one group of programmes in one township and month
sheet: 退出说明
title: 一年内退出保障的人和说明率
empty: 一年内没有人退出，或只有一期名册、也没有停发记录。
columns:
  - { title: 项目, from: programmes, width: 16, look: centre }
  - { title: 乡镇, from: town, width: 14, look: centre }
  - { title: 退出月份, from: month_label, width: 12, look: centre }
  - { title: 退出, from: exits, width: 8, look: number, total: true }
  - { title: 有据可查, from: explained, width: 9, look: number, total: true }
  - { title: 说明率, from: share, width: 8, look: centre }
  - { title: 死亡, from: death, width: 7, look: number, total: true }
  - { title: 迁出注销, from: moved, width: 9, look: number, total: true }
  - { title: 服刑强戒, from: custody, width: 9, look: number, total: true }
  - { title: 转入其他保障, from: other_programme, width: 11, look: number, total: true }
  - { title: 满龄、证失效、低保停, from: ended, width: 14, look: number, total: true }
  - { title: 停发理由成立, from: sound_reason, width: 11, look: number, total: true }
  - { title: 没有停发记录, from: no_record, width: 11, look: number, total: true }
  - { title: 停发理由不成立, from: reason_fails, width: 12, look: number, total: true }
  - { title: 停发理由没有印证, from: reason_unproven, width: 14, look: number, total: true }
  - { title: 疑似仍在册, from: maybe_enrolled, width: 10, look: number, total: true }
notes:
  - 一人退出一个项目计一次；退出月份是名册、停发记录或发放流水最后一次显示在保的月份。
  - 同时有几种记录可以说明的，按上表从左到右的次序只计一种；停发理由是否成立，与规则 TB02 的口径一致。
  - 说明率是有据可查的退出占全部退出的比例；没有说明的是线索，以入户核查为准。
---*/
SELECT
  CASE WHEN programme IN ('disability_living', 'disability_care') THEN '残疾人两项补贴' ELSE '低保、特困、儿童' END AS programmes,
  place AS town,
  to_month AS month,
  CAST(to_month // 12 AS VARCHAR) || '年' || CAST(to_month % 12 + 1 AS VARCHAR) || '月' AS month_label,
  count(*) AS exits,
  CAST(sum(is_explained) AS BIGINT) AS explained,
  CAST(CAST(round(100.0 * sum(is_explained) / count(*)) AS INTEGER) AS VARCHAR) || '%' AS share,
  count(*) FILTER (cause = 'death') AS death,
  count(*) FILTER (cause = 'moved') AS moved,
  count(*) FILTER (cause = 'custody') AS custody,
  count(*) FILTER (cause = 'other_programme') AS other_programme,
  count(*) FILTER (cause IN ('grown_up', 'card_invalid', 'dibao_ended')) AS ended,
  count(*) FILTER (cause = 'sound_reason') AS sound_reason,
  count(*) FILTER (cause = 'no_record') AS no_record,
  count(*) FILTER (cause = 'reason_fails') AS reason_fails,
  count(*) FILTER (cause IN ('reason_unproven', 'reason_missing')) AS reason_unproven,
  count(*) FILTER (cause = 'maybe_enrolled') AS maybe_enrolled
FROM (SELECT *, COALESCE(town, '未定乡镇') AS place FROM main.exit_record)
GROUP BY programmes, place, to_month
ORDER BY programmes, place = '未定乡镇', place, month
