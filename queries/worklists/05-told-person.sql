-- What the lists and the ledger say of whom a finding is about, whatever it is: once a person, for he may have several.
-- Reads told_finding, told_age (from which age 老, until which 童), main.screening, main.person and the model in schema sure.
-- Writes told_person(person_key, groups, category, grade, householder_name, relation, cause): groups are 老 残 童 病 灾 with blanks between,
-- category and grade those of his card in force, the rest what the list of the poor says of him.
CREATE OR REPLACE TEMP TABLE told_person AS
WITH someone AS (SELECT DISTINCT person_key FROM told_finding WHERE person_key IS NOT NULL),
aged AS (
  SELECT o.person_key, date_sub('year', p.birth_on, s.as_of) AS age
  FROM someone o
  CROSS JOIN main.screening s
  LEFT JOIN main.person p ON p.person_key = o.person_key
),
poor AS (
  SELECT person_key, householder_name, relation, cause
  FROM (
    SELECT v.person_key, v.householder_name, v.relation, v.cause,
      row_number() OVER (PARTITION BY v.person_key ORDER BY v.row_id) AS n
    FROM sure.poverty v SEMI JOIN someone USING (person_key)
  ) WHERE n = 1
),
hit_by_disaster AS (SELECT DISTINCT person_key FROM sure.disaster)
SELECT
  aged.person_key,
  concat_ws(' ',
    CASE WHEN aged.age >= told_age.old_age THEN '老' END,
    CASE WHEN card.person_key IS NOT NULL THEN '残' END,
    CASE WHEN aged.age < told_age.adult_age THEN '童' END,
    CASE WHEN ill.person_key IS NOT NULL THEN '病' END,
    CASE WHEN hit_by_disaster.person_key IS NOT NULL THEN '灾' END) AS groups,
  card.category,
  card.grade,
  poor.householder_name,
  poor.relation,
  poor.cause
FROM aged
CROSS JOIN told_age
LEFT JOIN poor ON poor.person_key = aged.person_key
LEFT JOIN sure.valid_card card ON card.person_key = aged.person_key
LEFT JOIN sure.ill ill ON ill.person_key = aged.person_key
LEFT JOIN hit_by_disaster ON hit_by_disaster.person_key = aged.person_key
