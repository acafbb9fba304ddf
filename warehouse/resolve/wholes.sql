-- Parts of the same program by its own words: variants that add up to the program, and what is marked as うち.
CREATE TEMP TABLE belongings AS
WITH
of_sums AS (
    SELECT part_id, total_id, amount
    FROM (
        SELECT unnest(parts) AS part_id, total_id, expected AS amount
        FROM sums
        WHERE agrees AND tolerance * 10 <= abs(expected)
    )
    JOIN figures AS part ON part.fact_id = part_id
    WHERE abs(part.amount_max) <= abs(amount)
),
best AS (
    SELECT f.*, b.variant
    FROM figures AS f JOIN budgets AS b USING (fact_id)
    WHERE b.is_best IS DISTINCT FROM FALSE AND f.scope = 'total' AND f.is_plain AND f.fiscal_year IS NOT NULL
),
of_portions AS (
    SELECT part.fact_id AS part_id, min(total.fact_id) AS total_id, min(total.amount_max)::HUGEINT AS amount
    FROM best AS part
    JOIN best AS total
        ON total.document = part.document
        AND total.name = part.name
        AND total.fiscal_year = part.fiscal_year
        AND total.stage IS NOT DISTINCT FROM part.stage
    WHERE part.portion IS NOT NULL AND total.portion IS NULL AND part.amount_max < total.amount_max
    GROUP BY part.fact_id
    HAVING count(DISTINCT total.amount_max) = 1
),
-- 第Ⅱ期 7,530百万円 of 89億円: the one whole that the document prints for the program itself.
of_variants AS (
    SELECT part.fact_id AS part_id, min(total.fact_id) AS total_id, min(total.amount_max)::HUGEINT AS amount
    FROM best AS part
    JOIN best AS total
        ON total.document = part.document
        AND total.family = part.family
        AND total.fiscal_year = part.fiscal_year
        AND total.stage IS NOT DISTINCT FROM part.stage
        AND (total.organization IS NULL OR part.organization IS NULL OR total.organization = part.organization)
    WHERE part.variant IS NOT NULL AND total.variant IS NULL AND total.portion IS NULL
        AND part.amount_max <= total.amount_max + (total.resolution + part.resolution) / 2
    GROUP BY part.fact_id
    HAVING count(DISTINCT total.amount_max) = 1
),
printings AS (SELECT fact_id, figure_id FROM budgets WHERE document IN (FROM touched_documents))
-- What adds up is surer than what the words say; of several totals the nearest one.
SELECT part.figure_id AS part_id, arg_min(total.figure_id, (basis, amount, total.figure_id)) AS total_id
FROM (
    SELECT 1 AS basis, * FROM of_sums
    UNION ALL SELECT 2, * FROM of_portions
    UNION ALL SELECT 2, * FROM of_variants
) AS b
JOIN printings AS part ON part.fact_id = b.part_id
JOIN printings AS total ON total.fact_id = b.total_id
WHERE part.figure_id <> total.figure_id
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
UPDATE budgets SET level = 'package'
WHERE level = 'program' AND document IN (FROM touched_documents) AND figure_id IN (
    SELECT part_of FROM budgets
    WHERE level = 'program' AND part_of IS NOT NULL AND document IN (FROM touched_documents)
    GROUP BY part_of
    HAVING count(*) >= 2
);

-- So far a document was looked at alone; what others make of its figures is told from here each time.
INSERT INTO internal.local_figures
SELECT document, fact_id, figure_id, part_of
FROM budgets
WHERE document IN (FROM touched_documents) AND (figure_id <> fact_id OR part_of IS NOT NULL);
