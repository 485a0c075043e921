-- Reads judged, naming. Writes rivalled and unvouched, for R6 and R7.
-- Father and son may bear one name: where another row of it is nobody's and cannot be the person's, a row that says no more than name and place
-- may be either's.
CREATE OR REPLACE TEMP TABLE rivalled AS
SELECT DISTINCT id_key FROM judged WHERE level >= 5 AND (other_sex OR far_birth OR (listed_already AND little_left));

-- A number on one roll only, which neither the register nor a date of birth bears out, may itself be what is wrong: then sex and birth that it holds
-- say nothing against a row of the very name.
CREATE OR REPLACE TEMP TABLE unvouched AS
SELECT id_key
FROM naming
WHERE id_key IN (SELECT j.id_key FROM judged j WHERE j.level >= 5 AND j.other_sex AND NOT j.listed_already)
GROUP BY id_key
HAVING max(registered) = 0 AND max(confirmed) = 0 AND bit_count(bit_or(rolls)) = 1;
