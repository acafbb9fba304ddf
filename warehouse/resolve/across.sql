-- The same figure in several documents: the same program, year, stage and purpose, amounts that are one within the
-- rounding of what is printed. The most exact printing is the best; of equal ones the first that was seen.
CREATE TEMP TABLE printed AS
SELECT
    f.*, b.first_seen, d.published_start,
    (f.resolution, f.is_about, b.first_seen, f.document, f.place) AS rank
FROM figures AS f
JOIN budgets AS b USING (fact_id)
LEFT JOIN documents AS d ON d.document = f.document
WHERE b.figure_id = b.fact_id AND f.program_id IS NOT NULL AND f.fiscal_year IS NOT NULL AND f.stage IS NOT NULL
WINDOW purposes AS (PARTITION BY f.purpose)
QUALIFY min(f.document) OVER purposes < max(f.document) OVER purposes AND count(*) OVER purposes <= 1000;

CREATE TEMP TABLE same_elsewhere AS
WITH RECURSIVE better AS (
    SELECT other.fact_id AS figure_id, arg_min(best.fact_id, best.rank) AS better_id
    FROM printed AS other
    JOIN printed AS best
        ON best.purpose = other.purpose
        AND best.document <> other.document
        AND best.rank < other.rank
        AND is_printed_as(best.amount_min, best.resolution, other.amount_min, other.resolution)
        AND is_printed_as(best.amount_max, best.resolution, other.amount_max, other.resolution)
        AND (best.organization IS NULL OR other.organization IS NULL OR best.organization = other.organization)
    GROUP BY other.fact_id
),
-- 45億円 is a coarse 4,548百万円, which is a coarse 4,548,123千円.
chain AS (
    SELECT figure_id, better_id, 1 AS steps FROM better
    UNION ALL
    SELECT chain.figure_id, better.better_id, steps + 1 FROM chain JOIN better ON better.figure_id = chain.better_id
)
SELECT figure_id, arg_max(better_id, steps) AS best_id FROM chain GROUP BY figure_id;

UPDATE budgets SET figure_id = s.best_id, is_best = FALSE
FROM same_elsewhere AS s WHERE s.figure_id = budgets.figure_id;

-- Totals bear the identity of their best printing too; what is part of something in one document is so in all.
UPDATE budgets SET part_of = s.best_id
FROM same_elsewhere AS s WHERE s.figure_id = budgets.part_of;

UPDATE budgets SET part_of = wholes.part_of
FROM (
    SELECT part.figure_id, arg_min(part.part_of, (whole.amount_max, whole.fact_id)) AS part_of
    FROM budgets AS part
    JOIN budgets AS whole ON whole.fact_id = part.part_of
    WHERE part.figure_id IN (SELECT best_id FROM same_elsewhere) AND part.part_of <> part.figure_id
    GROUP BY part.figure_id
) AS wholes
WHERE wholes.figure_id = budgets.figure_id AND budgets.part_of IS DISTINCT FROM wholes.part_of;

-- Two documents that print different amounts for one purpose (a draft that was revised): the later one counts, so
-- that nothing is added up twice. Where one document prints both, they are two figures.
CREATE TEMP TABLE superseded AS
WITH latest AS (
    SELECT
        p.purpose, b.figure_id, any_value(best.organization) AS organization,
        list(DISTINCT b.document) AS documents,
        max((d.published_start IS NOT NULL, d.published_start, b.first_seen, b.document)) AS seen
    FROM budgets AS b
    JOIN printed AS p ON p.fact_id = b.figure_id
    JOIN figures AS best ON best.fact_id = b.figure_id
    LEFT JOIN documents AS d ON d.document = b.document
    GROUP BY p.purpose, b.figure_id
),
mixed AS (SELECT purpose FROM latest GROUP BY purpose HAVING count(DISTINCT organization) > 1)
SELECT DISTINCT older.figure_id, arg_max(newer.figure_id, newer.seen) AS by_id
FROM latest AS older
JOIN latest AS newer
    ON newer.purpose = older.purpose
    AND newer.seen > older.seen
    AND newer.figure_id <> older.figure_id
    AND NOT list_has_any(newer.documents, older.documents)
    AND (
        newer.organization = older.organization
        OR ((newer.organization IS NULL OR older.organization IS NULL) AND older.purpose NOT IN (FROM mixed))
    )
GROUP BY older.figure_id;

UPDATE budgets SET is_best = FALSE
FROM superseded AS s WHERE s.figure_id = budgets.figure_id AND is_best IS DISTINCT FROM FALSE;
