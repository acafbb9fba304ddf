-- severity: warning
-- scope: programs
-- One program, year and stage with different amounts in two documents, beyond rounding: the later one is counted.
WITH pairs AS (
    SELECT
        older.fact_id AS older_id, newer.fact_id AS newer_id, newer.document, newer.program, newer.fiscal_year,
        older.amount_max::HUGEINT AS expected, newer.amount_max::HUGEINT AS found,
        (older.resolution + newer.resolution) / 2 AS tolerance
    FROM superseded AS s
    JOIN program_figures AS older ON older.fact_id = s.figure_id
    JOIN program_figures AS newer ON newer.fact_id = s.by_id
    WHERE older.is_plain AND newer.is_plain
        AND NOT is_printed_as(older.amount_max, older.resolution, newer.amount_max, newer.resolution)
        AND NOT is_printed_as(newer.amount_max, newer.resolution, older.amount_max, older.resolution)
)
SELECT
    p.document, b.page, b.line, [older_id, newer_id] AS facts, ['先の文書', '後の文書'] AS roles,
    expected, found, tolerance,
    format('{}の{}の額（{}）が、「{}」では{}（{}）、「{}」では{}（{}）です（四捨五入・切捨てで許される差は{}まで）',
        p.program, nendo(p.fiscal_year), coalesce(b.stage_printed, '段階の記載なし'),
        coalesce(o.title, parse_filename(o.document)), yen_ja(expected), a.value_quote,
        coalesce(d.title, parse_filename(d.document)), yen_ja(found), b.value_quote, yen_ja(floor(tolerance)::HUGEINT)
    ) AS message_ja,
    format('{}, fiscal {}: {} in one document, {} in another', p.program, p.fiscal_year, a.value_quote, b.value_quote)
        AS message_en
FROM pairs AS p
JOIN budgets AS a ON a.fact_id = p.older_id
JOIN budgets AS b ON b.fact_id = p.newer_id
JOIN documents AS o ON o.document = a.document
JOIN documents AS d ON d.document = b.document;
