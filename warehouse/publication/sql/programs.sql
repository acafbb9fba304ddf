-- One row a program across documents: the name that people kept, else its most frequent one, and the parent that it
-- has most often.
DELETE FROM programs WHERE program_id IN (FROM touched_programs);
INSERT INTO programs
WITH spelled AS (
    SELECT
        m.program_id, m.name, m.variant, count(*) AS times,
        bool_or(n.key = n.root AND n.root IN (SELECT key FROM kept_names)) AS is_kept
    FROM program_mentions AS m
    JOIN named AS n ON n.place = m.rowid
    WHERE m.program_id IN (FROM touched_programs)
    GROUP BY m.program_id, m.name, m.variant
),
-- What people merged others into may be printed nowhere.
unprinted AS (
    SELECT key AS program_id, any_value(name) AS name, any_value(variant) AS variant
    FROM kept_names
    WHERE key NOT IN (SELECT key FROM named)
    GROUP BY key
),
best AS (
    SELECT s.program_id, coalesce(u.name, s.name) AS name, CASE WHEN u.name IS NULL THEN s.variant ELSE u.variant END AS variant
    FROM spelled AS s
    LEFT JOIN unprinted AS u USING (program_id)
    QUALIFY row_number() OVER (
        PARTITION BY program_id ORDER BY is_kept DESC, times DESC, length(s.name) DESC, s.name, s.variant
    ) = 1
),
-- The program of a variant is above it, where any document names that.
of_variants AS (
    SELECT DISTINCT n.place, plain.root AS parent_id
    FROM named AS n
    JOIN named AS plain ON plain.key = owned(name_id(n.name, NULL), n.owner) AND plain.variant IS NULL
    WHERE n.variant IS NOT NULL
),
above AS (
    SELECT m.program_id, coalesce(v.parent_id, r.program_id) AS parent_id, count(*) AS times
    FROM program_mentions AS m
    LEFT JOIN of_variants AS v ON v.place = m.rowid
    LEFT JOIN referred AS r ON r.source = 'parents' AND r.place = m.rowid
    WHERE m.program_id IN (FROM touched_programs)
    GROUP BY ALL
    HAVING parent_id <> m.program_id
),
best_above AS (
    SELECT program_id, parent_id
    FROM above
    QUALIFY row_number() OVER (PARTITION BY program_id ORDER BY times DESC, parent_id) = 1
)
SELECT program_id, name, kana, variant, parent_id, NULL, NULL
FROM best
LEFT JOIN readings USING (name)
LEFT JOIN best_above USING (program_id)
ORDER BY program_id;
