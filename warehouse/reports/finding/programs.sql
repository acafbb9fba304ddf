-- Programs that are meant by an identity, a name or a part of it; the closest have the lowest rank.
WITH names AS (
    SELECT program_id, norm(name) AS name, variant FROM programs
    UNION
    SELECT program_id, norm(name), variant FROM program_names
    UNION
    SELECT program_id, norm(unnest(aliases)), variant FROM document_programs
),
ranked AS (
    SELECT
        program_id,
        min(CASE
            WHEN program_id = $wanted THEN 0
            WHEN name || coalesce(norm(variant), '') = norm($wanted) THEN 1
            WHEN name = norm($wanted) THEN 2
            WHEN contains(name || coalesce(norm(variant), ''), norm($wanted)) THEN 3
        END) AS rank
    FROM names
    WHERE program_id = $wanted OR (norm($wanted) <> ''
        AND contains(name || coalesce(norm(variant), ''), norm($wanted)))
    GROUP BY program_id
)
SELECT p.program_id AS identity, p.name, p.variant, r.rank,
    (SELECT count(*) FROM budget_figures AS b WHERE b.program_id = p.program_id) AS figures
FROM ranked AS r
JOIN programs AS p ON p.program_id = r.program_id
WHERE r.rank = (SELECT min(rank) FROM ranked)
ORDER BY figures DESC, p.name, p.variant NULLS FIRST
