-- severity: warning
-- scope: programs
-- A budget (成立) that is not its draft (案), or last year's amount that is not what the document of that year printed.
-- The Diet seldom changes a draft; where one program has several amounts of a stage, nothing can be compared.
WITH amounts AS (
    SELECT f.*
    FROM program_figures AS f
    JOIN budgets AS b USING (fact_id)
    WHERE b.is_best AND f.scope = 'total' AND f.is_plain
        AND f.portion IS NULL AND f.fiscal_year IS NOT NULL AND f.amount_min = f.amount_max
        AND f.year_basis IS DISTINCT FROM 'document'
    QUALIFY count(*) OVER (PARTITION BY f.program_id, f.fiscal_year, f.stage, f.organization) = 1
),
pairs AS (
    SELECT
        draft.fact_id AS draft_id, budget.fact_id AS budget_id, budget.document, budget.program, budget.fiscal_year,
        draft.amount_max::HUGEINT AS expected, budget.amount_max::HUGEINT AS found,
        (draft.resolution + budget.resolution) / 2 AS tolerance
    FROM amounts AS draft
    JOIN amounts AS budget
        ON budget.program_id = draft.program_id
        AND budget.fiscal_year = draft.fiscal_year
        AND budget.document <> draft.document
        AND (budget.organization IS NULL OR draft.organization IS NULL OR budget.organization = draft.organization)
    WHERE (draft.stage = 'draft' AND budget.stage = 'budget')
        -- 19.1億円（18.6億円(平成20年度)）: what stands without a stage beside this year's amount is last year's budget.
        OR (
            draft.stage IN ('draft', 'budget') AND budget.stage IS NULL
            AND EXISTS (
                FROM amounts AS now
                WHERE now.document = budget.document AND now.program_id = budget.program_id
                    AND now.fiscal_year = budget.fiscal_year + 1
            )
        )
)
SELECT
    p.document, b.page, b.line, [draft_id, budget_id] AS facts, ['予算案', '予算'] AS roles,
    expected, found, tolerance,
    format('{}の{}の額は、「{}」では{}（{}）ですが、「{}」では{}（{}）です（四捨五入・切捨てで許される差は{}まで）',
        p.program, nendo(p.fiscal_year), coalesce(o.title, parse_filename(o.document)), yen_ja(expected), a.value_quote,
        coalesce(d.title, parse_filename(d.document)), yen_ja(found), b.value_quote, yen_ja(floor(tolerance)::HUGEINT)
    ) AS message_ja,
    format('{}, fiscal {}: {} was drafted, {} is printed later', p.program, p.fiscal_year, a.value_quote, b.value_quote)
        AS message_en
FROM pairs AS p
JOIN budgets AS a ON a.fact_id = p.draft_id
JOIN budgets AS b ON b.fact_id = p.budget_id
JOIN documents AS o ON o.document = a.document
JOIN documents AS d ON d.document = b.document
WHERE abs(expected - found) > tolerance
    AND NOT is_printed_as(a.amount_max, a.resolution, b.amount_max, b.resolution)
    AND NOT is_printed_as(b.amount_max, b.resolution, a.amount_max, a.resolution)
QUALIFY row_number() OVER (PARTITION BY draft_id, budget_id ORDER BY b.document) = 1;
