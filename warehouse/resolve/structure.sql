-- What programs consist of (a package of the programs whose figures add up to its own, a program of its variants and of
-- the programs whose figures are part of its own, from the whole to the part), and what documents say became of them.
DELETE FROM program_relations
WHERE from_id IN (FROM touched_programs) OR to_id IN (FROM touched_programs);

INSERT INTO program_relations BY NAME
WITH figures_of_parts AS (
    SELECT
        whole.level, whole.program_id AS from_id, part.program_id AS to_id, part.fiscal_year, part.fact_id
    FROM budgets AS part
    JOIN budgets AS whole ON whole.fact_id = part.part_of
    WHERE whole.program_id <> part.program_id AND part.is_best
        AND (whole.program_id IN (FROM touched_programs) OR part.program_id IN (FROM touched_programs))
),
variants AS (
    SELECT
        p.parent_id AS from_id, p.program_id AS to_id,
        arg_min(m.fact_id, (m.first_seen, m.document, m.rowid)) AS fact_id
    FROM programs AS p
    JOIN programs AS whole ON whole.program_id = p.parent_id AND whole.variant IS NULL
    JOIN program_mentions AS m ON m.program_id = p.program_id
    WHERE p.variant IS NOT NULL AND (p.program_id IN (FROM touched_programs) OR whole.program_id IN (FROM touched_programs))
        AND norm(whole.name) = norm(p.name)
    GROUP BY ALL
),
ids AS (
    SELECT document, name, variant, any_value(program_id) AS program_id
    FROM program_mentions
    WHERE document IN (SELECT document FROM program_successions)
    GROUP BY ALL
),
said AS (
    SELECT s.relation, one.program_id AS from_id, other.program_id AS to_id, s.fiscal_year, s.fact_id
    FROM program_successions AS s
    JOIN ids AS one
        ON one.document = s.document AND one.name = s.from_name AND one.variant IS NOT DISTINCT FROM s.from_variant
    JOIN ids AS other
        ON other.document = s.document AND other.name = s.to_name AND other.variant IS NOT DISTINCT FROM s.to_variant
    WHERE one.program_id IN (FROM touched_programs) OR other.program_id IN (FROM touched_programs)
)
SELECT
    CASE WHEN level = 'package' THEN 'パッケージ' ELSE '内訳' END AS relation, from_id, to_id, fiscal_year,
    min(fact_id) AS fact_id
FROM figures_of_parts
GROUP BY ALL
UNION ALL
SELECT '内訳', from_id, to_id, NULL, fact_id FROM variants
UNION ALL
SELECT relation, from_id, to_id, fiscal_year, min(fact_id) FROM said WHERE from_id <> to_id GROUP BY ALL
ORDER BY relation, from_id, to_id, fiscal_year;
