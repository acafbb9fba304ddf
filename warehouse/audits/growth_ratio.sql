-- severity: warning
-- This year against last year in percent, where the row prints that ratio (伸び率, 対前年度比).
-- Only in tables where other rows hold. A ratio of 104.6 and a growth of 4.6 are the same.
WITH ratios AS (
    SELECT i.fact_id, i.document, i.value AS printed, p.table_number, p.table_row, p.table_column, i.value_quote
    FROM indicators AS i
    JOIN positions AS p USING (fact_id)
    WHERE regexp_matches(coalesce(p.column_header, '') || coalesce(i.subject, ''), '伸び?率|増減率|対?前年度?比')
        AND coalesce(i.unit, '%') IN ('%', '％', 'パーセント')
),
checked AS (
    SELECT
        r.*, now.fact_id AS now_id, before.fact_id AS before_id,
        100.0 * (now.amount_max - before.amount_max) / before.amount_max AS expected,
        CASE WHEN contains(r.value_quote, '.') THEN 0.1 ELSE 1 END
            + 100.0 * (now.resolution + before.resolution) / abs(before.amount_max) AS tolerance
    FROM ratios AS r
    JOIN figures AS now
        ON now.document = r.document AND now.table_number = r.table_number AND now.table_row = r.table_row
    JOIN figures AS before
        ON before.document = r.document AND before.table_number = r.table_number AND before.table_row = r.table_row
        AND before.fiscal_year = now.fiscal_year - 1
    WHERE now.scope = 'total' AND before.scope = 'total' AND before.amount_max <> 0
        AND now.portion IS NULL AND before.portion IS NULL AND now.is_plain AND before.is_plain
    QUALIFY count(*) OVER (PARTITION BY r.fact_id) = 1
),
compared AS (
    SELECT *, least(abs(abs(printed) - abs(expected)), abs(printed - 100 - expected)) <= tolerance AS agrees
    FROM checked
),
trusted AS (
    SELECT document, table_number, table_column
    FROM compared
    GROUP BY ALL
    HAVING count(*) FILTER (agrees) >= 2 AND count(*) FILTER (agrees) > 2 * count(*) FILTER (NOT agrees)
)
SELECT
    c.document, b.page, b.line, [now_id, before_id, c.fact_id] AS facts, ['本年度', '前年度', '伸び率'] AS roles,
    expected, printed AS found, tolerance,
    format('本年度は前年度より{:.1f}%増えていますが、伸び率は{}と印刷されています（許される差は{:.1f}まで）',
        expected, c.value_quote, tolerance) AS message_ja,
    format('This year is {:.1f} % more than last year; {} is printed', expected, c.value_quote) AS message_en
FROM compared AS c
JOIN trusted USING (document, table_number, table_column)
JOIN budgets AS b ON b.fact_id = c.now_id
WHERE NOT c.agrees;
