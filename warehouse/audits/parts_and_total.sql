-- severity: error
-- Parts that don't add up to the total printed with them.
-- A table that goes on elsewhere, or a part that nobody read, would look the same: so the same parts must add up
-- in another column (last year's), in other groups of the column, or the rows must be a text's, without a gap.
WITH suspects AS (
    SELECT s.*, t.fact_id, t.organization, any_value(f.table_row) AS first_row, count(*) AS rows_read, b.line, b.page
    FROM sums AS s
    JOIN figures AS t ON t.fact_id = s.total_id
    JOIN budgets AS b ON b.fact_id = s.total_id
    JOIN (SELECT total_id, basis, unnest(parts) AS part_id FROM sums) AS p
        ON p.total_id = s.total_id AND p.basis = s.basis
    JOIN figures AS f ON f.fact_id = p.part_id
    WHERE NOT s.agrees AND s.is_closed
    GROUP BY ALL
),
confirmed AS (
    SELECT DISTINCT ON (s.fact_id) s.*
    FROM suspects AS s
    JOIN sums AS o ON o.document = s.document AND o.basis = s.basis AND o.agrees AND o.total_id <> s.total_id
    LEFT JOIN figures AS t ON t.fact_id = o.total_id
    WHERE CASE s.basis
        WHEN 'sections' THEN o.sections[1] = s.sections[1] AND t.organization IS NOT DISTINCT FROM s.organization
        ELSE o.table_number = s.table_number AND o.table_row = s.table_row AND len(o.parts) = len(s.parts)
    END
),
-- The totals of a column that hold, and how many parts each row of a text's table gives.
holding AS (
    SELECT document, basis, table_number, table_column, count(*) AS times
    FROM sums WHERE agrees GROUP BY ALL
),
in_column AS (
    SELECT s.* FROM suspects AS s JOIN holding AS h USING (document, basis, table_number, table_column)
    WHERE s.basis = 'nested' AND h.times >= 2
),
of_a_text AS (
    SELECT s.* FROM suspects AS s
    JOIN (SELECT document, table_number, min(table_row) AS top FROM figures GROUP BY ALL) AS f
        USING (document, table_number)
    WHERE s.basis = 'rows' AND s.line IS NOT NULL AND s.table_row - f.top = len(s.parts)
),
found AS (FROM confirmed UNION FROM in_column UNION FROM of_a_text)
SELECT
    document,
    page,
    line,
    [total_id] || parts AS facts,
    ['合計'] || list_transform(parts, lambda part: '内訳') AS roles,
    expected,
    found,
    tolerance,
    format(
        '内訳{}件の和は{}で、印刷された合計{}と{}違います（四捨五入・切捨てで許される差は{}まで）',
        len(parts), yen_ja(found), yen_ja(expected), yen_ja(abs(found - expected)), yen_ja(floor(tolerance)::HUGEINT)
    ) AS message_ja,
    format(
        'The {} parts add up to {} yen; the printed total is {} (rounding allows {})',
        len(parts), found, expected, floor(tolerance)::HUGEINT
    ) AS message_en
FROM found;
