-- Parts of the same program by its own words: variants that add up to the program, and what is marked as うち.
CREATE TEMP TABLE belongings AS
WITH
of_sums AS (
    SELECT unnest(parts) AS part_id, total_id, expected AS amount
    FROM sums
    WHERE agrees AND tolerance * 10 <= abs(expected)
),
of_portions AS (
    SELECT part.fact_id AS part_id, min(total.fact_id) AS total_id, min(total.amount_max)::HUGEINT AS amount
    FROM figures AS part
    JOIN figures AS total
        ON total.document = part.document
        AND total.name = part.name
        AND total.fiscal_year = part.fiscal_year
        AND total.stage IS NOT DISTINCT FROM part.stage
    WHERE part.portion IS NOT NULL AND total.portion IS NULL
        AND part.scope = 'total' AND total.scope = 'total'
        AND part.is_plain AND total.is_plain
        AND part.amount_max < total.amount_max
    GROUP BY part.fact_id
    HAVING count(DISTINCT total.amount_max) = 1
),
printings AS (SELECT fact_id, figure_id FROM budgets)
SELECT part.figure_id AS part_id, min_by(total.figure_id, amount) AS total_id
FROM (FROM of_sums UNION ALL FROM of_portions) AS b
JOIN printings AS part ON part.fact_id = b.part_id
JOIN printings AS total ON total.fact_id = b.total_id
JOIN figures AS f ON f.fact_id = b.part_id
WHERE part.figure_id <> total.figure_id AND abs(f.amount_max) <= abs(amount)
GROUP BY part.figure_id;

-- A total of one part that is all of it (款 and 項 of the same amount) must not be its part's part in turn.
DELETE FROM belongings AS one
WHERE EXISTS (
    FROM belongings AS other
    WHERE other.part_id = one.total_id AND other.total_id = one.part_id AND other.part_id < one.part_id
);

UPDATE budgets SET part_of = belongings.total_id
FROM belongings WHERE belongings.part_id = budgets.figure_id;

-- What has programs for its parts is no program itself, but a package of them.
-- A part may belong to a nearer whole (the new projects of a program) and still add up to the package.
UPDATE budgets SET level = 'package'
WHERE level = 'program' AND figure_id IN (
    SELECT part_of FROM budgets WHERE level = 'program' AND part_of IS NOT NULL GROUP BY part_of HAVING count(*) >= 2
    UNION
    SELECT total.figure_id
    FROM (SELECT unnest(parts) AS part_id, total_id FROM sums WHERE agrees AND tolerance * 10 <= abs(expected)) AS s
    JOIN budgets AS total ON total.fact_id = s.total_id
    JOIN budgets AS part ON part.fact_id = s.part_id
    WHERE part.level = 'program' AND part.figure_id <> total.figure_id
    GROUP BY total.figure_id
    HAVING count(DISTINCT part.figure_id) >= 2
);
