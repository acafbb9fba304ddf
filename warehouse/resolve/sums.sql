-- Totals with what stands in their place as parts, each with its arithmetic.
-- One row a total: `parts` are facts in printed order; `agrees` is decided with the tolerance of rounding.
-- `is_closed` tells that the end of the parts was seen: a table that goes on on the next page has none.
CREATE TEMP TABLE parts AS
WITH
whole AS (
    SELECT * FROM figures
    WHERE scope = 'total' AND is_plain AND amount_min = amount_max AND fiscal_year IS NOT NULL
),
cells AS (SELECT * FROM whole WHERE table_number IS NOT NULL AND NOT coalesce(row_label LIKE 'うち%', FALSE)),

-- In a table: rows whose label stands farther to the right, down to the next label of the total's own depth.
deep AS (
    SELECT
        *,
        max(CASE WHEN label_column = 0 THEN table_row END) OVER above AS row_0,
        max(CASE WHEN label_column = 1 THEN table_row END) OVER above AS row_1,
        max(CASE WHEN label_column = 2 THEN table_row END) OVER above AS row_2,
        max(table_row) OVER (PARTITION BY document, table_number, table_column) AS last_row
    FROM cells
    WINDOW above AS (
        PARTITION BY document, table_number, table_column
        ORDER BY table_row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),
below AS (
    SELECT
        *,
        CASE label_column
            WHEN 1 THEN row_0
            WHEN 2 THEN greatest(row_0, row_1)
            WHEN 3 THEN greatest(row_0, row_1, row_2)
        END AS total_row
    FROM deep
    WHERE NOT coalesce(is_total(row_label), FALSE)
),
nested AS (
    SELECT
        'nested' AS basis, total.fact_id AS total_id, part.fact_id AS part_id, part.place,
        max(part.table_row) OVER (PARTITION BY total.fact_id) < any_value(part.last_row) OVER (PARTITION BY total.fact_id)
            AS is_closed
    FROM below AS part
    JOIN cells AS total
        ON total.document = part.document
        AND total.table_number = part.table_number
        AND total.table_column = part.table_column
        AND total.table_row = part.total_row
        AND total.fiscal_year = part.fiscal_year
        AND total.stage IS NOT DISTINCT FROM part.stage
        AND NOT coalesce(is_total(total.row_label), FALSE)
),

-- In a table: the rows above a row 計, up to the one before; each total row begins a new run.
runs AS (
    SELECT
        *,
        coalesce(is_total(row_label), FALSE) AS adds_up,
        coalesce(sum(is_total(row_label)::INTEGER) OVER (
            PARTITION BY document, table_number, table_column
            ORDER BY table_row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), 0) AS run,
        min(label_column) OVER (PARTITION BY document, table_number, table_column) AS outermost
    FROM cells
),
rows_above AS (
    SELECT 'rows' AS basis, total.fact_id AS total_id, part.fact_id AS part_id, part.place, TRUE AS is_closed
    FROM runs AS total
    JOIN runs AS part
        ON total.document = part.document
        AND total.table_number = part.table_number
        AND total.table_column = part.table_column
        AND total.run = part.run
        AND total.fiscal_year = part.fiscal_year
        AND total.stage IS NOT DISTINCT FROM part.stage
    WHERE total.adds_up AND NOT part.adds_up AND part.label_column IS NOT DISTINCT FROM part.outermost
),

-- Under a heading: a total that stands right below it, and the figures of the headings beneath.
totals AS (
    SELECT *, sections[1] AS home
    FROM whole
    WHERE table_number IS NULL AND portion IS NULL AND len(sections) > 0
),
known AS (SELECT document, program_id, any_value(organization) AS organization FROM document_programs GROUP BY ALL),
beneath AS (
    SELECT
        total.fact_id AS total_id,
        total.organization AS whose,
        part.fact_id AS part_id,
        part.place,
        part.amount_max,
        coalesce(part.organization, known.organization) AS organization,
        part.sections AS part_sections,
        len(total.sections) AS depth
    FROM totals AS total
    JOIN (SELECT *, unnest(sections) AS above FROM whole) AS part
        ON part.document = total.document
        AND part.above = total.home
        AND part.sections[1] <> total.home
        AND part.place > total.place
        AND part.fiscal_year = total.fiscal_year
        AND part.stage IS NOT DISTINCT FROM total.stage
    LEFT JOIN known ON known.document = part.document AND known.program_id = part.program_id
),
-- Only the nearest total counts: what stands under a part is a part of that part.
nearest AS (
    SELECT * FROM beneath
    QUALIFY depth = max(depth) OVER (PARTITION BY part_id)
),
in_sections AS (
    SELECT 'sections' AS basis, total_id, part_id, place, TRUE AS is_closed, organization
    FROM nearest
    WHERE whose IS NULL OR organization IS NULL OR organization = whose
)
SELECT basis, total_id, part_id, place, is_closed, TRUE AS is_certain FROM nested
UNION ALL
SELECT basis, total_id, part_id, place, is_closed, TRUE FROM rows_above
UNION ALL
SELECT
    s.basis, s.total_id, s.part_id, s.place, s.is_closed,
    -- Whose a part is may be unknown where the total is a ministry's: it counts if the sum asks for it.
    s.organization IS NOT NULL OR t.organization IS NULL
FROM in_sections AS s JOIN figures AS t ON t.fact_id = s.total_id;

CREATE TEMP TABLE sums AS
WITH added AS (
    SELECT
        p.basis,
        p.total_id,
        list(p.part_id ORDER BY p.place) AS parts,
        list(p.part_id ORDER BY p.place) FILTER (p.is_certain) AS certain_parts,
        sum(f.amount_max::HUGEINT) AS found,
        coalesce(sum(f.amount_max::HUGEINT) FILTER (p.is_certain), 0) AS certain,
        sum(f.resolution::HUGEINT) AS rounding,
        bool_and(p.is_closed) AS is_closed
    FROM parts AS p
    JOIN figures AS f ON f.fact_id = p.part_id
    GROUP BY p.basis, p.total_id
    HAVING count(*) BETWEEN 2 AND 500
),
compared AS (
    SELECT
        a.*,
        t.document, t.fiscal_year, t.stage, t.table_number, t.table_column, t.sections, t.table_row,
        t.amount_max::HUGEINT AS expected,
        -- 四捨五入: half a last digit each; 切捨て: up to a whole one, and the sum is never more than the total.
        (a.rounding + t.resolution) / 2 AS tolerance
    FROM added AS a
    JOIN figures AS t ON t.fact_id = a.total_id
)
SELECT
    * EXCLUDE (parts, certain_parts, found, certain),
    CASE WHEN use_certain THEN certain_parts ELSE parts END AS parts,
    CASE WHEN use_certain THEN certain ELSE found END AS found,
    within_rounding(CASE WHEN use_certain THEN certain ELSE found END, expected, tolerance) AS agrees
FROM (
    SELECT *, len(certain_parts) >= 2 AND (within_rounding(certain, expected, tolerance)
        OR NOT within_rounding(found, expected, tolerance)) AS use_certain
    FROM compared
);
