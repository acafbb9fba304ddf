-- Figures of a program that no sum may hold: parts, amounts per unit, scales, 内数, and those without year or stage.
SELECT fact_id, fiscal_year, nendo(fiscal_year) AS nendo, stage, scope, amount_min, amount_max, modifier, portion,
    unit, unit_count, years, per, condition, within, level
FROM budgets AS b
WHERE program_id = $identity AND coalesce(is_best, TRUE)
    AND (fiscal_year IS NULL OR stage IS NULL
        OR NOT EXISTS (FROM budget_figures AS f WHERE f.fact_id = b.fact_id))
ORDER BY fiscal_year NULLS LAST, stage, document, page, line
LIMIT 120
