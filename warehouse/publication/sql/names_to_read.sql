-- Every name under which a touched program may be published, once.
SELECT name FROM program_mentions WHERE program_id IN (FROM touched_programs)
UNION
SELECT program FROM budgets WHERE program_id IN (FROM touched_programs) AND program IS NOT NULL
UNION
SELECT name FROM kept_names;
