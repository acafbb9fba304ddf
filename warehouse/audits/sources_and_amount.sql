-- severity: error
-- The sources of money in a row (国県支出金, 地方債, 一般財源 …) against the amount that they pay.
-- Only where rows with the same sources add up elsewhere in the table: then all of the sources are known.
WITH sources AS (
    SELECT
        t.document, t.table_number, t.table_row, t.fact_id AS total_id, t.amount_max::HUGEINT AS expected,
        list(p.fact_id ORDER BY p.table_column) AS parts,
        list(p.portion ORDER BY p.table_column) AS names,
        sum(p.amount_max::HUGEINT) AS found,
        (sum(p.resolution) + any_value(t.resolution)) / 2 AS tolerance
    FROM figures AS t
    JOIN figures AS p
        ON p.document = t.document AND p.table_number = t.table_number AND p.table_row = t.table_row
        AND p.fiscal_year = t.fiscal_year AND p.table_column <> t.table_column
        AND p.name IS NOT DISTINCT FROM t.name
    WHERE t.portion IS NULL AND p.portion IS NOT NULL AND t.scope = 'total' AND p.scope = 'total'
    GROUP BY ALL
    HAVING count(*) >= 2
),
checked AS (SELECT *, abs(found - expected) <= tolerance AS agrees FROM sources),
trusted AS (
    SELECT document, table_number, names
    FROM checked
    GROUP BY ALL
    HAVING count(*) FILTER (agrees) >= 3 AND count(*) FILTER (agrees) > 3 * count(*) FILTER (NOT agrees)
)
SELECT
    c.document, b.page, b.line, [total_id] || parts AS facts,
    ['合計'] || list_transform(parts, lambda part: '財源') AS roles,
    expected, found, tolerance,
    format('財源の和{}が、その額{}と{}違います（許される差は{}まで）',
        yen_ja(found), yen_ja(expected), yen_ja(abs(found - expected)), yen_ja(floor(tolerance)::HUGEINT)) AS message_ja,
    format('The sources add up to {} yen, the amount is {}', found, expected) AS message_en
FROM checked AS c
JOIN trusted USING (document, table_number, names)
JOIN budgets AS b ON b.fact_id = c.total_id
WHERE NOT c.agrees;
