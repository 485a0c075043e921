-- Which county each finding concerns: the first folder under 数据 of every file that it rests on. A finding about two counties, such as a
-- person on the rolls of both, is listed in both; one that rests on files of the whole province only has no county.
-- Reads finding. Writes county_finding(county, finding_key).
CREATE OR REPLACE TEMP TABLE county_finding AS
SELECT DISTINCT f.finding_key, split_part(u.source.file, '/', 1) AS county
FROM main.finding f,
  unnest(from_json(f.sources, '[{"file":"VARCHAR"}]')) u (source)
WHERE contains(u.source.file, '/');

INSERT INTO county_finding
SELECT f.finding_key, NULL
FROM main.finding f
WHERE NOT EXISTS (SELECT 1 FROM county_finding c WHERE c.finding_key = f.finding_key);
