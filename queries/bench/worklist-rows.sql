-- Persons and findings for worklists of $towns townships with $rows leads each: five leads in six are of people in households
-- of two. Writes person, finding, rule_run.
INSERT INTO person SELECT 10000000000 + i, md5(i::VARCHAR), CAST(999999190000000000 + i AS VARCHAR), '测试' || i, CASE WHEN i % 2 = 0 THEN '男' ELSE '女' END,
  DATE '1950-01-01' + CAST(i % 25000 AS INTEGER), '第' || (i // $rows + 1) || '乡', '第' || (i % $rows // 50 + 1) || '村'
FROM range($towns * $rows) t(i);
INSERT INTO finding SELECT left(md5(i::VARCHAR), 16), r.rule, CASE WHEN i % 7 = 0 THEN 'check' WHEN i % 11 = 0 THEN 'hint' ELSE 'hit' END,
  10000000000 + i, CASE WHEN i % 6 > 0 THEN 'D' || (i // 2) END, '2019-10',
  '第' || i || '人持肢体二级残疾证（有效期至' || (2020 + i % 9) || '年），在2019年10月低保名册，但不在同月名册，也没有停发记录。', '{}',
  '[{"file":"disability.xlsx","sheet":"Sheet1","row":' || (i + 2) || '}]', 'open', '2019-10'
FROM range($towns * $rows) t(i)
JOIN (SELECT rule, row_number() OVER (ORDER BY rule) - 1 AS n, (SELECT count(*) FROM rule_name) AS rules FROM rule_name) r ON r.n = i % r.rules;
INSERT INTO rule_run SELECT rule, 'checked', NULL, 1000, 100, 5 FROM rule_name;
