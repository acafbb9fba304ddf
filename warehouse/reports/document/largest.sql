-- For the year and stage of which a document prints most: the programs with one figure of that, the largest first.
WITH figures AS (
    SELECT *, count(*) OVER (PARTITION BY program_id, fiscal_year, stage) AS rivals
    FROM budget_figures
    WHERE document = $identity AND program_id IS NOT NULL AND fiscal_year IS NOT NULL AND stage IS NOT NULL
        AND level IN ('program', 'variant') AND amount_min = amount_max
),
main AS (
    SELECT fiscal_year, stage FROM figures GROUP BY ALL ORDER BY count(*) DESC, fiscal_year DESC, stage LIMIT 1
)
SELECT fact_id, program, variant, fiscal_year, nendo(fiscal_year) AS nendo, stage, amount_max AS amount, modifier
FROM figures
SEMI JOIN main USING (fiscal_year, stage)
WHERE rivals = 1
ORDER BY amount DESC, fact_id
LIMIT 15
