-- From one year to the next: both of the same stage, level, body and scope, and nothing beside either of them that
-- could be meant instead; where there is, only two figures of one printed row.
WITH figures AS (
    SELECT *,
        norm(replace(quote, value_quote, '')) AS printed_row,
        count(*) OVER (PARTITION BY fiscal_year, stage, organization) AS rivals
    FROM budget_figures
    WHERE program_id = $identity AND fiscal_year IS NOT NULL AND stage IS NOT NULL
),
rows AS (
    SELECT *, count(*) OVER (
        PARTITION BY fiscal_year, stage, organization, level, document, page, printed_row
    ) AS alike
    FROM figures
),
plain AS (
    SELECT *
    FROM rows WHERE amount_min = amount_max AND modifier IN ('exact', 'about')
)
SELECT now.fiscal_year, nendo(now.fiscal_year) AS nendo, now.stage, now.level, now.organization,
    now.amount_max AS amount, now.modifier, now.resolution, now.fact_id, now.is_new,
    before.amount_max AS former, before.modifier AS former_modifier, before.resolution AS former_resolution,
    before.fact_id AS former_fact_id
FROM plain AS now
JOIN plain AS before
    ON before.fiscal_year = now.fiscal_year - 1
    AND before.stage = now.stage
    AND before.level IS NOT DISTINCT FROM now.level
    AND before.organization IS NOT DISTINCT FROM now.organization
    AND before.scope = now.scope
    AND before.condition IS NOT DISTINCT FROM now.condition
    AND before.years IS NOT DISTINCT FROM now.years
    AND before.per IS NOT DISTINCT FROM now.per
    AND (
        (now.rivals = 1 AND before.rivals = 1)
        OR (
            now.alike = 1 AND before.alike = 1 AND now.document = before.document AND now.page = before.page
            AND now.printed_row = before.printed_row AND now.printed_row <> ''
        )
    )
UNION ALL
SELECT fiscal_year, nendo(fiscal_year), stage, level, organization, amount_max, modifier, resolution, fact_id,
    is_new, NULL, NULL, NULL, NULL
FROM plain AS now
WHERE is_new AND rivals = 1 AND NOT EXISTS (
    FROM budget_figures AS before
    WHERE before.program_id = $identity AND before.fiscal_year < now.fiscal_year AND before.amount_max > 0
)
ORDER BY fiscal_year DESC, stage, organization, amount DESC
LIMIT 200
