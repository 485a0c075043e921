-- Reads judged. Writes named_in_town, for R3s.
-- Rows of which somebody of the name, whose number goes with the digits left, lives in the township.
CREATE OR REPLACE TEMP TABLE named_in_town AS
SELECT DISTINCT unit_id FROM judged WHERE same_town AND NOT (other_sex OR far_birth OR listed_already);
