-- Leave in the database what concerns one county, within a transaction that is rolled back when its lists are written. Files of the whole
-- province stay. Reads county_finding. Binds $county, null for what has none.
DELETE FROM main.finding
WHERE finding_key NOT IN (SELECT c.finding_key FROM county_finding c WHERE c.county IS NOT DISTINCT FROM $county);

DELETE FROM main.source_file
WHERE contains(file, '/') AND split_part(file, '/', 1) IS DISTINCT FROM $county;

DELETE FROM main.unread_file
WHERE contains(file, '/') AND split_part(file, '/', 1) IS DISTINCT FROM $county;

DELETE FROM main.source_sheet WHERE file_id NOT IN (SELECT f.file_id FROM main.source_file f);

DELETE FROM main.set_aside WHERE sheet_id NOT IN (SELECT s.sheet_id FROM main.source_sheet s);

DELETE FROM main.cell_fault WHERE sheet_id NOT IN (SELECT s.sheet_id FROM main.source_sheet s);

DELETE FROM main.exit_record WHERE last_row // 4294967296 NOT IN (SELECT s.sheet_id FROM main.source_sheet s);

DELETE FROM main.exit_pattern WHERE person_key NOT IN (SELECT e.person_key FROM main.exit_record e);
