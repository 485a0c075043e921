/*---
name: checkup-rolls
grain: one roll at one month
sheet: 总览
title: 数据体检总览
empty: 还没有认出任何名册。
columns:
  - { title: 得分, from: score, width: 8, look: number }
  - { title: 名册, from: label, width: 24 }
  - { title: 月份, from: period, width: 10, look: centre }
  - { title: 提供单位, from: supplier, width: 14 }
  - { title: 行数, from: rows, width: 10, look: number }
  - { title: 使用, from: used, width: 10, look: number }
  - { title: 号码有效, from: valid_ids, width: 10, look: number }
  - { title: 上次行数, from: before, width: 10, look: number }
  - { title: 主要问题, from: problems, width: 70 }
notes:
  - 得分＝100－60×不能与其他名册比对的行所占比例－20×其他有疑问的行所占比例－整张名册的问题（合计最多扣 50 分），尾数舍去。
  - 得分低的在前；各提供单位的工作表列出每一行每一格错在哪里、怎样改，可以单独打印退回。
---*/
SELECT * FROM checkup_roll ORDER BY position
