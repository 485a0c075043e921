/*---
name: programme_item
grain: one monthly programme and one payment item that pays it
columns:
  programme: 保障项目
  item: 发放项目
---*/
SELECT 'dibao' AS programme, 'dibao' AS item
UNION ALL SELECT 'tekun' AS programme, 'tekun' AS item
UNION ALL SELECT 'tekun' AS programme, 'tekun_care' AS item
UNION ALL SELECT 'orphan' AS programme, 'orphan' AS item
UNION ALL SELECT 'unsupported_child' AS programme, 'unsupported_child' AS item
