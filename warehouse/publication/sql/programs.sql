-- One row a program across documents: its most frequent spelling, and the parent that it has most often.
INSERT INTO programs
WITH mentions AS (
    SELECT program_id, name, variant, parent FROM program_mentions WHERE program_id IS NOT NULL
),
named AS (
    SELECT program_id, name, variant, count(*) AS times FROM mentions GROUP BY program_id, name, variant
),
named_best AS (
    SELECT program_id, name, variant
    FROM named
    QUALIFY row_number() OVER (PARTITION BY program_id ORDER BY times DESC, name, variant) = 1
),
below AS (
    SELECT program_id, name_id(parent, NULL) AS parent_id, count(*) AS times
    FROM mentions
    WHERE parent IS NOT NULL
    GROUP BY program_id, parent_id
),
below_best AS (
    SELECT program_id, parent_id
    FROM below
    WHERE parent_id <> program_id AND parent_id IN (SELECT program_id FROM named)
    QUALIFY row_number() OVER (PARTITION BY program_id ORDER BY times DESC, parent_id) = 1
)
SELECT program_id, name, variant, parent_id, NULL, NULL
FROM named_best
LEFT JOIN below_best USING (program_id)
ORDER BY program_id;
