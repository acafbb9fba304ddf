-- severity: error
-- This year less last year against the difference that the row prints (増減, 比較).
-- Only in tables where other rows hold: then the column is known to be that difference.
WITH differences AS (
    SELECT m.fact_id, m.document, m.amount_max AS printed, p.table_number, p.table_row, p.table_column, m.value_quote
    FROM other_money AS m
    JOIN positions AS p USING (fact_id)
    WHERE m.amount_min = m.amount_max
        AND regexp_matches(coalesce(p.column_header, '') || coalesce(m.subject, ''), '比\s*較|増\s*減|差\s*引|増△減')
        AND NOT regexp_matches(coalesce(p.column_header, ''), '率|%|％|比$')
),
checked AS (
    SELECT
        d.*, now.fact_id AS now_id, before.fact_id AS before_id,
        now.amount_max::HUGEINT - before.amount_max AS expected,
        (now.resolution + before.resolution + now.resolution) / 2 AS tolerance
    FROM differences AS d
    JOIN figures AS now
        ON now.document = d.document AND now.table_number = d.table_number AND now.table_row = d.table_row
    JOIN figures AS before
        ON before.document = d.document AND before.table_number = d.table_number AND before.table_row = d.table_row
        AND before.fiscal_year = now.fiscal_year - 1
        AND before.name IS NOT DISTINCT FROM now.name
    WHERE now.scope = 'total' AND before.scope = 'total'
        AND now.portion IS NULL AND before.portion IS NULL AND now.is_plain AND before.is_plain
    QUALIFY count(*) OVER (PARTITION BY d.fact_id) = 1
),
-- 増減 may be printed without its sign: the sign of a difference is not held against it.
compared AS (SELECT *, abs(abs(printed) - abs(expected)) <= tolerance AS agrees FROM checked),
trusted AS (
    SELECT document, table_number, table_column
    FROM compared
    GROUP BY ALL
    HAVING count(*) FILTER (agrees) >= 2 AND count(*) FILTER (agrees) > 2 * count(*) FILTER (NOT agrees)
)
SELECT
    c.document, b.page, b.line, [now_id, before_id, c.fact_id] AS facts, ['本年度', '前年度', '増減'] AS roles,
    expected, printed::HUGEINT AS found, tolerance,
    format('本年度と前年度の差は{}ですが、増減は{}（{}）と印刷されています（許される差は{}まで）',
        yen_ja(expected), c.value_quote, yen_ja(printed), yen_ja(floor(tolerance)::HUGEINT)) AS message_ja,
    format('This year less last year is {} yen; {} is printed', expected, printed) AS message_en
FROM compared AS c
JOIN trusted USING (document, table_number, table_column)
JOIN budgets AS b ON b.fact_id = c.now_id
WHERE NOT c.agrees;
