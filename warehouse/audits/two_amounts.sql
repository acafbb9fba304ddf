-- severity: warning
-- One program, year and stage with two amounts that are not the same one rounded: 21億円 here, 19.1億円 there.
-- A program's name may end in 事業 here and in 費補助金 there. What says that it is a part (新規採択分) is none, nor
-- are two rows of one table; amounts that a document holds more than twice are items of a list.
WITH named AS (
    SELECT
        f.*,
        regexp_replace(norm(f.program), '(?:事業費?|費?補助金|費?補助事業|費?交付金|委託費|経費)+$', '') AS stem
    FROM figures AS f
    JOIN budgets AS b USING (fact_id)
    WHERE b.is_best AND f.program_id IS NOT NULL AND b.variant IS NULL AND f.scope = 'total'
        AND f.portion IS NULL AND f.is_plain AND f.amount_min = f.amount_max AND f.fiscal_year IS NOT NULL
        AND coalesce(b.level, 'program') IN ('program', 'package')
        AND NOT regexp_matches(f.quote, '[^十百千万億兆0-9０-９年月半]分[)）】」]|うち|一部|のうち|内数|増額|減額|追加|繰越')
),
pairs AS (
    SELECT
        a.document, a.fact_id AS one, b.fact_id AS other, a.program, b.program AS other_program,
        a.fiscal_year, a.amount_max::HUGEINT AS expected, b.amount_max::HUGEINT AS found,
        (a.resolution + b.resolution) / 2 AS tolerance
    FROM named AS a
    JOIN named AS b
        ON b.document = a.document AND b.stem = a.stem AND b.fiscal_year = a.fiscal_year AND b.place > a.place
        AND (a.stage = b.stage OR (a.stage IS NULL) <> (b.stage IS NULL))
        AND (a.organization IS NULL OR b.organization IS NULL OR a.organization = b.organization)
        AND (a.table_number IS NULL OR b.table_number IS NULL)
        AND abs(a.amount_max - b.amount_max) > greatest(a.resolution, b.resolution) / 2
        AND NOT is_printed_as(a.amount_max, a.resolution, b.amount_max, b.resolution)
        AND NOT is_printed_as(b.amount_max, b.resolution, a.amount_max, a.resolution)
    WHERE length(a.stem) >= 4
    QUALIFY count(*) OVER (PARTITION BY a.document, a.stem, a.fiscal_year) <= 2
)
SELECT
    p.document, b.page, b.line, [one, other] AS facts, ['一方', '他方'] AS roles, expected, found, tolerance,
    format('{}の{}の額が、{}（{}）と{}（{}）の二通りに印刷されています（端数処理で許される差は{}まで）',
        p.program, nendo(p.fiscal_year), yen_ja(expected), a.value_quote, yen_ja(found), b.value_quote,
        yen_ja(floor(tolerance)::HUGEINT)) AS message_ja,
    format('{}, fiscal {}: printed as {} and as {}', p.program, p.fiscal_year, a.value_quote, b.value_quote) AS message_en
FROM pairs AS p
JOIN budgets AS a ON a.fact_id = p.one
JOIN budgets AS b ON b.fact_id = p.other
WHERE NOT (a.part_of IS NOT DISTINCT FROM b.figure_id) AND NOT (b.part_of IS NOT DISTINCT FROM a.figure_id);
