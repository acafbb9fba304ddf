-- severity: info
-- scope: programs
-- More was drafted or granted than had been asked for: seldom, and mostly a figure of something else.
WITH amounts AS (
    SELECT f.*
    FROM program_figures AS f
    JOIN budgets AS b USING (fact_id)
    WHERE b.is_best AND f.scope = 'total' AND f.is_plain
        AND f.portion IS NULL AND f.fiscal_year IS NOT NULL AND f.stage IN ('request', 'draft', 'budget')
    QUALIFY count(*) OVER (PARTITION BY f.program_id, f.fiscal_year, f.stage, f.organization) = 1
)
SELECT
    given.document, b.page, b.line, [asked.fact_id, given.fact_id] AS facts, ['概算要求', b.stage_printed] AS roles,
    asked.amount_max::HUGEINT AS expected, given.amount_max::HUGEINT AS found,
    (asked.resolution + given.resolution) / 2 AS tolerance,
    format('{}の{}の{}は{}（{}）で、概算要求の{}（{}）を上回っています（四捨五入・切捨てで許される差は{}まで）',
        given.program, nendo(given.fiscal_year), coalesce(b.stage_printed, '予算'), yen_ja(given.amount_max), b.value_quote,
        yen_ja(asked.amount_max), a.value_quote, yen_ja(floor((asked.resolution + given.resolution) / 2)::HUGEINT)
    ) AS message_ja,
    format('{}, fiscal {}: {} was asked for, {} was given', given.program, given.fiscal_year, a.value_quote, b.value_quote)
        AS message_en
FROM amounts AS asked
JOIN amounts AS given
    ON given.program_id = asked.program_id
    AND given.fiscal_year = asked.fiscal_year
    AND (given.organization IS NULL OR asked.organization IS NULL OR given.organization = asked.organization)
JOIN budgets AS a ON a.fact_id = asked.fact_id
JOIN budgets AS b ON b.fact_id = given.fact_id
WHERE asked.stage = 'request' AND given.stage <> 'request'
    AND given.amount_max > asked.amount_max + asked.resolution / 2 + given.resolution / 2
    AND NOT is_printed_as(given.amount_max, given.resolution, asked.amount_max, asked.resolution)
    AND NOT is_printed_as(asked.amount_max, asked.resolution, given.amount_max, given.resolution)
QUALIFY row_number() OVER (PARTITION BY asked.fact_id, given.fact_id ORDER BY given.document) = 1;
