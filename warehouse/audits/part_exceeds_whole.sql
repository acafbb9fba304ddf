-- severity: error
-- A part (うち…, …分) that is more than the whole of which its row or line says it is a part.
SELECT
    part.document, b.page, b.line, [whole.fact_id, part.fact_id] AS facts, ['全体', '部分'] AS roles,
    whole.amount_max::HUGEINT AS expected, part.amount_max::HUGEINT AS found,
    ((whole.resolution + part.resolution) / 2) AS tolerance,
    format('「{}」の{}が、全体の{}を超えています', part.portion, yen_ja(part.amount_max), yen_ja(whole.amount_max))
        AS message_ja,
    format('The part {} is {} yen, more than the whole of {}', part.portion, part.amount_max, whole.amount_max)
        AS message_en
FROM figures AS part
JOIN figures AS whole
    ON whole.document = part.document
    AND whole.name = part.name
    AND whole.fiscal_year = part.fiscal_year
    AND whole.stage IS NOT DISTINCT FROM part.stage
JOIN budgets AS b ON b.fact_id = part.fact_id
WHERE part.portion IS NOT NULL AND whole.portion IS NULL
    AND part.scope = 'total' AND whole.scope = 'total' AND part.is_plain AND whole.is_plain
    AND part.table_number IS NULL AND whole.table_number IS NULL
    AND part.block = whole.block
    AND contains(part.quote, 'うち')
    AND part.amount_max > whole.amount_max + (whole.resolution + part.resolution) / 2
QUALIFY count(*) OVER (PARTITION BY part.fact_id) = 1;
