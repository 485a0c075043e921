/*---
name: diff-rules
grain: one rule of either round
sheet: 对比汇总
title: 两个轮次的疑点对比汇总
empty: 两个轮次都没有疑点。
columns:
  - { title: 规则, from: rule, width: 8, look: centre }
  - { title: 前一轮次, from: before, width: 10, look: number, total: true }
  - { title: 仍在, from: still, width: 10, look: number, total: true }
  - { title: 接受至期限, from: accepted, width: 11, look: number, total: true }
  - { title: 因数据消除, from: cleared_by_data, width: 11, look: number, total: true }
  - { title: 核查消除, from: cleared_by_visit, width: 10, look: number, total: true }
  - { title: 未检查, from: not_checked, width: 9, look: number, total: true }
  - { title: 新增, from: new, width: 9, look: number, total: true }
  - { title: 重现, from: reopened, width: 9, look: number, total: true }
  - { title: 上次未检查, from: not_checked_before, width: 11, look: number, total: true }
  - { title: 后一轮次, from: now, width: 10, look: number, total: true }
notes:
  - 前一轮次＝仍在＋接受至期限＋因数据消除＋核查消除＋未检查；后一轮次＝仍在＋接受至期限＋新增＋重现＋上次未检查。
  - 仍在：两个轮次都有；其中核查过、结果还在有效期内的，和本县例外没有到期的，列“接受至期限”。
  - 因数据消除：后一轮次不再有，没有人核查过；核查消除：核查过以后不再有。
  - 未检查：后一轮次没有检查这条规则，不等于消除；上次未检查：前一轮次没有检查这条规则，不能说是新增。
  - 重现：前一轮次没有、更早的轮次有过；新增：以前都没有过。
---*/
SELECT rule,
  count(*) FILTER (level_before IS NOT NULL) AS before,
  count(*) FILTER (class = 'still') AS still,
  count(*) FILTER (class = 'accepted') AS accepted,
  count(*) FILTER (class = 'cleared_by_data') AS cleared_by_data,
  count(*) FILTER (class = 'cleared_by_visit') AS cleared_by_visit,
  count(*) FILTER (class = 'not_checked') AS not_checked,
  count(*) FILTER (class = 'new') AS new,
  count(*) FILTER (class = 'reopened') AS reopened,
  count(*) FILTER (class = 'not_checked_before') AS not_checked_before,
  count(*) FILTER (level_now IS NOT NULL) AS now
FROM diff_row
GROUP BY rule
ORDER BY rule
