-- The figures of a document, the largest of them where there are many; `total` counts all.
SELECT * FROM (
    SELECT fact_id, page, line, program, variant, program_id, organization, fiscal_year, nendo(fiscal_year) AS nendo,
        stage, scope, amount_min, amount_max, modifier, portion, level, within, unit, unit_count, years, per,
        condition, repaired, status, count(*) OVER () AS total
    FROM budgets
    WHERE document = $identity AND coalesce(is_best, TRUE)
    ORDER BY program_id IS NULL, amount_max DESC NULLS LAST, fact_id
    LIMIT 250
)
ORDER BY page, line, fact_id
