-- The same figure printed again, also in another precision: both get the id of the most exact printing.
-- In one column of one table two rows are two figures. A mere label (旅費) is the same figure only where its amount
-- is too particular for chance. Too many printings of one purpose are left alone: they can't all be compared.
CREATE TEMP TABLE repeats AS
WITH few AS (
    SELECT document, purpose FROM figures WHERE name IS NOT NULL GROUP BY ALL HAVING count(*) BETWEEN 2 AND 100
),
candidates AS (SELECT * FROM figures JOIN few USING (document, purpose)),
pairs AS (
    SELECT
        other.fact_id,
        first(best.fact_id ORDER BY best.resolution, best.is_about, best.place) AS figure_id
    FROM candidates AS other
    JOIN candidates AS best
        ON best.document = other.document
        AND best.purpose = other.purpose
        AND (best.resolution, best.is_about, best.place) < (other.resolution, other.is_about, other.place)
        AND is_printed_as(best.amount_min, best.resolution, other.amount_min, other.resolution)
        AND is_printed_as(best.amount_max, best.resolution, other.amount_max, other.resolution)
        AND (best.organization IS NULL OR other.organization IS NULL OR best.organization = other.organization)
        AND (
            best.table_number IS NULL
            OR other.table_number IS NULL
            OR (best.table_number, best.table_column) <> (other.table_number, other.table_column)
        )
        AND (best.program_id IS NOT NULL OR telling_digits(best.amount_max) >= 5)
    GROUP BY other.fact_id
),
-- Without a program: the one figure of that year and stage of which it is the coarser printing.
unnamed AS (
    SELECT other.fact_id, any_value(best.fact_id) AS figure_id
    FROM figures AS other
    JOIN figures AS best
        ON best.document = other.document
        AND best.fiscal_year = other.fiscal_year
        AND best.stage = other.stage
    WHERE other.name IS NULL AND best.name IS NOT NULL
        AND other.scope = 'total' AND best.scope = 'total'
        AND other.is_plain AND best.is_plain
        AND other.portion IS NULL AND best.portion IS NULL
        AND other.table_number IS NULL
        AND other.resolution > best.resolution
        AND is_printed_as(best.amount_max, best.resolution, other.amount_max, other.resolution)
    GROUP BY other.fact_id
    HAVING count(DISTINCT best.amount_max) = 1 AND count(DISTINCT best.name) = 1
)
FROM pairs
UNION ALL
FROM unnamed WHERE fact_id NOT IN (SELECT fact_id FROM pairs);

UPDATE budgets SET figure_id = repeats.figure_id, is_best = FALSE
FROM repeats WHERE repeats.fact_id = budgets.fact_id;
