-- What documents print as parts of a program's own figures.
SELECT whole.fact_id AS whole_fact_id, whole.fiscal_year, nendo(whole.fiscal_year) AS nendo, whole.stage,
    whole.amount_min = whole.amount_max AND whole.modifier IN ('exact', 'about') AS is_plain,
    whole.amount_max AS whole, part.program, part.variant, part.portion, part.program_id, part.amount_min,
    part.amount_max, part.modifier, part.fact_id, part.scope
FROM budgets AS whole
JOIN budgets AS part ON part.part_of = whole.figure_id AND coalesce(part.is_best, TRUE)
WHERE whole.program_id = $identity AND coalesce(whole.is_best, TRUE) AND whole.scope = 'total'
ORDER BY whole.fiscal_year DESC NULLS LAST, whole.stage, whole.fact_id, part.amount_max DESC NULLS LAST
LIMIT 150
