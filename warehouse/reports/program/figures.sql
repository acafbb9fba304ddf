-- The figures of a program that may be added up within one level and stage. `rivals` counts those that stand beside
-- each other for one year, stage and body: they may overlap (a heading and what is below it), so none adds them up.
SELECT fact_id, figure_id, document, page, line, organization, fiscal_year, nendo(fiscal_year) AS nendo, stage,
    amount_min, amount_max, modifier, resolution, level, is_new, years, per, condition, caveat, status, repaired,
    count(*) OVER (PARTITION BY fiscal_year, stage, organization) AS rivals
FROM budget_figures
WHERE program_id = $identity AND fiscal_year IS NOT NULL AND stage IS NOT NULL
ORDER BY fiscal_year, list_position(['request', 'draft', 'budget', 'supplementary', 'settled'], stage),
    organization NULLS FIRST, document, page, line, amount_max DESC
