/*---
name: summary-r1-referral
grain: one referral to a charity, or one service given
sheet: R1 转介接续
title: 转介接续表
empty: 没有读入《转介和社会服务台账》，本表未检查；有台账时为没有转介。
columns:
  - { title: 乡镇, from: town, width: 12, look: centre }
  - { title: 村, from: village, width: 16, look: centre }
  - { title: 姓名, from: name, width: 10, look: centre }
  - { title: 现有保障, from: covered, width: 14, look: centre }
  - { title: 转介日期, from: referred_on, width: 12, look: centre }
  - { title: 接收机构, from: receiver, width: 24 }
  - { title: 服务类型, from: service, width: 18 }
  - { title: 办理结果, from: result, width: 20 }
  - { title: 救助金额（元）, from: yuan, width: 12, look: centre }
  - { title: 办结日期, from: finished_on, width: 12, look: centre }
  - { title: 接续情况, from: standing, width: 24, look: centre }
notes:
  - 没有结果也没有办结日期的，从转介之日数到基准日。
---*/
WITH cover AS (
  SELECT person_key, string_agg(DISTINCT CASE programme WHEN 'dibao' THEN '低保' WHEN 'tekun' THEN '特困' WHEN 'orphan' THEN '孤儿'
    WHEN 'unsupported_child' THEN '事实无人抚养' END, '、') AS said
  FROM sure.enrolled WHERE programme IN ('dibao', 'tekun', 'orphan', 'unsupported_child') GROUP BY person_key
)
SELECT COALESCE(p.town, '未定乡镇') AS town, p.village, p.name, COALESCE(c.said, '无') AS covered,
  CAST(r.referred_on AS VARCHAR) AS referred_on, r.receiver, r.service, r.result,
  printf('%.2f', r.amount_fen / 100.0) AS yuan, CAST(r.finished_on AS VARCHAR) AS finished_on,
  CASE WHEN r.finished_on IS NOT NULL THEN '已办结' WHEN r.result IS NOT NULL THEN '有结果，没有办结日期'
    ELSE '没有结果，已 ' || CAST(date_diff('day', r.referred_on, s.as_of) AS VARCHAR) || ' 天' END AS standing
FROM sure.referral r CROSS JOIN main.screening s
LEFT JOIN main.person p ON p.person_key = r.person_key
LEFT JOIN cover c ON c.person_key = r.person_key
ORDER BY CASE WHEN r.finished_on IS NULL AND r.result IS NULL THEN 0 ELSE 1 END, p.town NULLS LAST, r.referred_on, r.row_id
