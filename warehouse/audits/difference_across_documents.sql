-- severity: warning
-- This year less the printed difference against what the document of the year before printed.
WITH differences AS (
    SELECT m.fact_id, m.document, m.amount_max AS printed, m.value_quote, p.table_number, p.table_row
    FROM other_money AS m
    JOIN positions AS p USING (fact_id)
    WHERE m.amount_min = m.amount_max
        AND regexp_matches(coalesce(p.column_header, '') || coalesce(m.subject, ''), '対?前年度?[比増]|比\s*較|増\s*減|差\s*引|増△減')
        AND NOT regexp_matches(coalesce(p.column_header, ''), '率|%|％|比$')
    QUALIFY count(*) OVER (PARTITION BY m.document, p.table_number, p.table_row) = 1
),
rows_of_this_year AS (
    SELECT d.*, now.fact_id AS now_id, now.program, now.program_id, now.organization, now.fiscal_year, now.resolution,
        now.amount_max::HUGEINT - d.printed AS implied
    FROM differences AS d
    JOIN figures AS now
        ON now.document = d.document AND now.table_number = d.table_number AND now.table_row = d.table_row
    WHERE now.program_id IS NOT NULL AND now.scope = 'total' AND now.is_plain AND now.portion IS NULL
    QUALIFY count(*) OVER (PARTITION BY d.fact_id) = 1
),
compared AS (
    SELECT
        r.*, before.fact_id AS before_id, before.document AS before_document, before.amount_max::HUGEINT AS found,
        r.resolution + before.resolution / 2 AS tolerance
    FROM rows_of_this_year AS r
    JOIN figures AS before
        ON before.program_id = r.program_id AND before.fiscal_year = r.fiscal_year - 1 AND before.document <> r.document
        AND (before.organization IS NULL OR r.organization IS NULL OR before.organization = r.organization)
    JOIN budgets AS b ON b.fact_id = before.fact_id
    WHERE before.scope = 'total' AND before.is_plain AND before.portion IS NULL
        AND before.stage = 'budget' AND b.is_best IS DISTINCT FROM FALSE
    QUALIFY count(*) OVER (PARTITION BY r.fact_id) = 1
)
SELECT
    c.document, b.page, b.line, [before_id, now_id, c.fact_id] AS facts, ['前年度', '本年度', '増減'] AS roles,
    implied AS expected, found, tolerance,
    format('{}は、本年度の額と増減（{}）からは前年度{}となりますが、「{}」では{}です（四捨五入・切捨てで許される差は{}まで）',
        c.program, c.value_quote, yen_ja(implied), coalesce(d.title, parse_filename(d.document)), yen_ja(found),
        yen_ja(floor(tolerance)::HUGEINT)) AS message_ja,
    format('{}: this year and its difference make {} of last year; another document prints {}', c.program, implied, found)
        AS message_en
FROM compared AS c
JOIN budgets AS b ON b.fact_id = c.now_id
JOIN documents AS d ON d.document = c.before_document
WHERE abs(implied - found) > tolerance;
