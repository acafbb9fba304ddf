-- severity: warning
-- scope: programs
-- This year less the printed difference against what the document of the year before printed.
WITH rows_of_this_year AS (
    SELECT d.*, now.program, now.program_id, now.organization, now.fiscal_year, now.resolution,
        now.amount_max::HUGEINT - d.printed AS implied
    FROM internal.differences AS d
    JOIN program_figures AS now ON now.fact_id = d.now_id
),
compared AS (
    SELECT
        r.*, before.fact_id AS before_id, before.document AS before_document, before.amount_max::HUGEINT AS found,
        r.resolution + before.resolution / 2 AS tolerance
    FROM rows_of_this_year AS r
    JOIN program_figures AS before
        ON before.program_id = r.program_id AND before.fiscal_year = r.fiscal_year - 1 AND before.document <> r.document
        AND (before.organization IS NULL OR r.organization IS NULL OR before.organization = r.organization)
    JOIN budgets AS b ON b.fact_id = before.fact_id
    WHERE before.scope = 'total' AND before.is_plain AND before.portion IS NULL
        AND before.stage = 'budget' AND b.is_best
    QUALIFY count(*) OVER (PARTITION BY r.fact_id) = 1
)
SELECT
    c.document, b.page, b.line, [before_id, now_id, c.fact_id] AS facts, ['前年度', '本年度', '増減'] AS roles,
    implied AS expected, found, tolerance,
    format('{}は、本年度の額と増減（{}）からは前年度{}となりますが、「{}」では{}です（四捨五入・切捨てで許される差は{}まで）',
        c.program, m.value_quote, yen_ja(implied), coalesce(d.title, parse_filename(d.document)), yen_ja(found),
        yen_ja(floor(tolerance)::HUGEINT)) AS message_ja,
    format('{}: this year and its difference make {} of last year; another document prints {}', c.program, implied, found)
        AS message_en
FROM compared AS c
JOIN budgets AS b ON b.fact_id = c.now_id
JOIN other_money AS m ON m.fact_id = c.fact_id
JOIN documents AS d ON d.document = c.before_document
WHERE abs(implied - found) > tolerance;
