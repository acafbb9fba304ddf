-- The figures of a program that may be added up within one level and stage. `rivals` counts those that stand beside
-- each other for one year, stage and body: they may overlap (a heading and what is below it), so none adds them up.
-- `elsewhere` is what documents print for the same purpose, superseded, that rounding does not explain.
SELECT fact_id, figure_id, document, page, line, organization, fiscal_year, nendo(fiscal_year) AS nendo, stage,
    amount_min, amount_max, modifier, resolution, level, is_new, years, per, condition, caveat, status, repaired,
    count(*) OVER (PARTITION BY fiscal_year, stage, organization) AS rivals,
    (
        SELECT list({
            'fact_id': other.fact_id, 'amount_min': other.amount_min, 'amount_max': other.amount_max,
            'modifier': other.modifier
        } ORDER BY other.amount_max DESC, other.fact_id)
        FROM budgets AS other
        WHERE other.program_id = $identity AND other.fact_id <> figure.fact_id AND NOT other.is_best
            AND other.fiscal_year = figure.fiscal_year AND other.stage = figure.stage AND other.scope = figure.scope
            AND other.portion IS NULL AND other.condition IS NOT DISTINCT FROM figure.condition
            AND (other.organization = figure.organization) IS NOT FALSE
            AND other.modifier IS DISTINCT FROM 'included_in' AND other.modifier IS DISTINCT FROM 'none'
            AND (other.figure_id = figure.figure_id OR other.figure_id = other.fact_id)
            AND abs(other.amount_max - figure.amount_max) > CASE
                WHEN other.resolution = figure.resolution THEN 0
                ELSE (coalesce(other.resolution, 1) + coalesce(figure.resolution, 1)) / 2
            END
    ) AS elsewhere
FROM budget_figures AS figure
WHERE program_id = $identity AND fiscal_year IS NOT NULL AND stage IS NOT NULL
ORDER BY fiscal_year, list_position(['request', 'draft', 'budget', 'supplementary', 'settled'], stage),
    organization NULLS FIRST, document, page, line, amount_max DESC
