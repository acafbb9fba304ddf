-- Every spelling of a program, with the years of the budgets that bear it.
DELETE FROM program_names WHERE program_id IN (FROM touched_programs);
INSERT INTO program_names
WITH years AS (
    SELECT program_id, program AS name, variant, min(fiscal_year) AS first_year, max(fiscal_year) AS last_year
    FROM budgets
    WHERE program_id IN (FROM touched_programs)
    GROUP BY ALL
),
mentions AS (
    SELECT program_id, name, variant, document FROM program_mentions WHERE program_id IN (FROM touched_programs)
    UNION ALL
    SELECT program_id, program, variant, document FROM budgets WHERE program_id IN (FROM touched_programs)
),
names AS (
    SELECT program_id, name, variant, count(DISTINCT document)::INTEGER AS documents
    FROM mentions
    GROUP BY ALL
)
SELECT n.program_id, n.name, r.kana, n.variant, y.first_year, y.last_year, n.documents
FROM names AS n
LEFT JOIN readings AS r ON r.name = n.name
LEFT JOIN years AS y
    ON y.program_id = n.program_id AND y.name = n.name AND y.variant IS NOT DISTINCT FROM n.variant
ORDER BY n.program_id, n.name, n.variant;
