-- What may be added up within one level and stage: totals of a whole, neither 内数 nor 措置なし, each figure once, and no
-- part beside its total of the same level.
CREATE VIEW budget_figures AS
SELECT *
FROM budgets AS figure
WHERE coalesce(is_best, TRUE)
    AND scope = 'total'
    AND portion IS NULL
    AND modifier IS DISTINCT FROM 'included_in'
    AND modifier IS DISTINCT FROM 'none'
    AND NOT EXISTS (
        FROM budgets AS whole
        WHERE whole.fact_id = figure.part_of AND whole.level IS NOT DISTINCT FROM figure.level
    );
