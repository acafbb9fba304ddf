-- The figures of programs that are touched, in all documents, as each document has them by itself.
UPDATE budgets SET figure_id = fact_id, is_best = TRUE
WHERE program_id IN (FROM touched_programs) AND NOT (is_best AND figure_id = fact_id);

UPDATE budgets SET figure_id = l.figure_id, is_best = FALSE
FROM internal.local_figures AS l
WHERE l.fact_id = budgets.fact_id AND l.figure_id <> l.fact_id AND budgets.program_id IN (FROM touched_programs);

CREATE TEMP TABLE program_figures AS
SELECT
    b.rowid AS place, b.fact_id, b.document, b.program, b.program_id, b.organization, b.fiscal_year, b.stage, b.scope,
    b.portion, b.modifier, b.year_basis, b.amount_min, b.amount_max, b.figure_id, b.first_seen, b.value_quote,
    b.stage_printed,
    coalesce(b.modifier, 'exact') IN ('exact', 'about') AS is_plain,
    coalesce(b.modifier, '') = 'about' AS is_about,
    greatest(coalesce(b.resolution, 1), 1) AS resolution,
    purpose(b.program_id, b.fiscal_year, b.stage, b.scope, b.unit, b.per, b.condition, b.portion, b.modifier) AS purpose
FROM budgets AS b
WHERE b.program_id IN (FROM touched_programs);

-- The same figure in several documents: the same program, year, stage and purpose, amounts that are one within the
-- rounding of what is printed. The most exact printing is the best; of equal ones the first that was seen.
CREATE TEMP TABLE printed AS
SELECT *, (resolution, is_about, first_seen, document, place) AS rank
FROM program_figures
WHERE figure_id = fact_id AND fiscal_year IS NOT NULL AND stage IS NOT NULL
WINDOW purposes AS (PARTITION BY purpose)
QUALIFY min(document) OVER purposes < max(document) OVER purposes AND count(*) OVER purposes <= 1000;

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

UPDATE program_figures SET figure_id = s.best_id
FROM same_elsewhere AS s WHERE s.figure_id = program_figures.figure_id;

-- Two documents that print different amounts for one purpose (a draft that was revised): the later one counts, so
-- that nothing is added up twice. Where one document prints both, they are two figures.
CREATE TEMP TABLE superseded AS
WITH latest AS (
    SELECT
        p.purpose, f.figure_id, any_value(best.organization) AS organization,
        list(DISTINCT f.document) AS documents,
        max((d.published_start IS NOT NULL, d.published_start, f.first_seen, f.document)) AS seen
    FROM program_figures AS f
    JOIN printed AS p ON p.fact_id = f.figure_id
    JOIN program_figures AS best ON best.fact_id = f.figure_id
    LEFT JOIN documents AS d ON d.document = f.document
    GROUP BY p.purpose, f.figure_id
),
mixed AS (SELECT purpose FROM latest GROUP BY purpose HAVING count(DISTINCT organization) > 1)
SELECT older.figure_id, arg_max(newer.figure_id, newer.seen) AS by_id
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
FROM superseded AS s WHERE s.figure_id = budgets.figure_id AND is_best;

-- Totals bear the identity of their best printing too; what is part of something in one document is so in all. Where
-- documents say different things, the smallest whole is the nearest.
CREATE TEMP TABLE moved_parts AS
WITH wholes AS (
    SELECT l.fact_id, whole.figure_id AS whole_id, whole.amount_max
    FROM internal.local_figures AS l
    JOIN budgets AS whole ON whole.fact_id = l.part_of
    WHERE l.part_of IS NOT NULL
),
concerned AS (
    SELECT figure_id FROM budgets WHERE document IN (FROM touched_documents) OR program_id IN (FROM touched_programs)
    UNION
    SELECT part.figure_id
    FROM wholes AS w
    JOIN program_figures AS whole ON whole.figure_id = w.whole_id
    JOIN budgets AS part ON part.fact_id = w.fact_id
),
printings AS (
    SELECT b.rowid AS place, b.figure_id, b.part_of, w.whole_id, w.amount_max
    FROM budgets AS b
    LEFT JOIN wholes AS w ON w.fact_id = b.fact_id
    WHERE b.figure_id IN (FROM concerned)
),
nearest AS (
    SELECT figure_id, arg_min(whole_id, (amount_max, whole_id)) FILTER (whole_id <> figure_id) AS part_of
    FROM printings
    GROUP BY figure_id
)
SELECT p.place, n.part_of
FROM printings AS p
JOIN nearest AS n USING (figure_id)
WHERE p.part_of IS DISTINCT FROM n.part_of;

UPDATE budgets SET part_of = m.part_of
FROM moved_parts AS m WHERE m.place = budgets.rowid;
