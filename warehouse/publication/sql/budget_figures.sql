-- What may be added up within one level and stage: totals of a whole, neither 内数 nor 措置なし, each figure once.
-- Until repeats have been looked for, is_best is NULL and every figure counts.
CREATE VIEW budget_figures AS
SELECT *
FROM budgets
WHERE coalesce(is_best, TRUE)
    AND scope = 'total'
    AND portion IS NULL
    AND modifier IS DISTINCT FROM 'included_in'
    AND modifier IS DISTINCT FROM 'none';
