/*---
name: status-towns
grain: one township
sheet: 进度
title: 核查整改进度
empty: 台账里没有疑点。
columns:
  - { title: 乡镇, from: town, width: 14, look: centre }
  - { title: 疑点数, from: cases, width: 9, look: number, total: true }
  - { title: 待核查, from: open, width: 9, look: number, total: true }
  - { title: 重新打开, from: reopened, width: 9, look: number, total: true }
  - { title: 已答复, from: answered, width: 9, look: number, total: true }
  - { title: 待复核, from: recheck, width: 9, look: number, total: true }
  - { title: 整改中, from: rectifying, width: 9, look: number, total: true }
  - { title: 已完成, from: finished, width: 9, look: number, total: true }
  - { title: 销号, from: closed, width: 9, look: number, total: true }
  - { title: 因数据消除, from: cleared, width: 10, look: number, total: true }
  - { title: 本县例外, from: excepted, width: 9, look: number, total: true }
  - { title: 核查率, from: answered_rate, width: 9, look: centre, ratio: [visited, to_visit] }
  - { title: 整改完成率, from: rectified_rate, width: 10, look: centre, ratio: [rectified, to_rectify] }
  - { title: 逾期, from: overdue, width: 8, look: number, total: true }
  - { title: 延期, from: extended, width: 8, look: number, total: true }
  - { title: 下一步, from: next_step, width: 40 }
notes:
  - 疑点数＝待核查＋重新打开＋已答复＋待复核＋整改中＋已完成＋销号＋因数据消除＋本县例外；本县例外是例外没有到期、不下发的，逐条见汇总表“例外”。
  - 逾期：待核查、重新打开、整改中而过了时限的；各条的时限见“整改台账”。
---*/
WITH town AS (
  SELECT town,
    count(*) AS cases,
    count(*) FILTER (stage = 'open') AS open,
    count(*) FILTER (stage = 'reopened') AS reopened,
    count(*) FILTER (stage = 'answered') AS answered,
    count(*) FILTER (stage = 'recheck') AS recheck,
    count(*) FILTER (stage = 'rectifying') AS rectifying,
    count(*) FILTER (stage = 'finished') AS finished,
    count(*) FILTER (stage = 'closed') AS closed,
    count(*) FILTER (stage = 'cleared') AS cleared,
    count(*) FILTER (stage = 'excepted') AS excepted,
    count(*) FILTER (is_answered = 1) AS visited,
    count(*) FILTER (is_answered = 1 OR stage IN ('open', 'reopened')) AS to_visit,
    count(*) FILTER (to_rectify = 1) AS to_rectify,
    count(*) FILTER (to_rectify = 1 AND stage IN ('finished', 'closed')) AS rectified,
    count(*) FILTER (is_overdue = 1) AS overdue,
    count(*) FILTER (is_overdue = 1 AND stage IN ('open', 'reopened')) AS overdue_visits,
    count(*) FILTER (is_extended = 1) AS extended
  FROM ledger_row GROUP BY town
)
SELECT town, cases, open, reopened, answered, recheck, rectifying, finished, closed, cleared, excepted,
  visited, to_visit, rectified, to_rectify,
  CASE WHEN to_visit = 0 THEN '—' ELSE printf('%.1f%%', 100.0 * visited / to_visit) END AS answered_rate,
  CASE WHEN to_rectify = 0 THEN '—' ELSE printf('%.1f%%', 100.0 * rectified / to_rectify) END AS rectified_rate,
  overdue, extended,
  CASE
    WHEN overdue_visits > 0 THEN '催报：' || CAST(overdue_visits AS VARCHAR) || ' 条核查逾期'
    WHEN overdue > 0 THEN '督办：' || CAST(overdue AS VARCHAR) || ' 条整改逾期'
    WHEN open + reopened > 0 THEN '等核查结果：还有 ' || CAST(open + reopened AS VARCHAR) || ' 条'
    WHEN recheck > 0 THEN '复核抽中的 ' || CAST(recheck AS VARCHAR) || ' 条'
    WHEN rectifying > 0 THEN '跟踪整改 ' || CAST(rectifying AS VARCHAR) || ' 条'
    WHEN answered + finished > 0 THEN '补佐证、销号 ' || CAST(answered + finished AS VARCHAR) || ' 条'
    ELSE '全部办结' END AS next_step
FROM town
ORDER BY town = '未定乡镇', town
