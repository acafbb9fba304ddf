-- Where each amount stands among the others: in its document, under its headings, in its table.
CREATE TEMP TABLE positions AS
SELECT
    fact_id, ordinal, block, sections, table_number, table_row, table_column, row_label, column_header, label_column
FROM published_facts
WHERE list_contains(kinds_of(['budgets', 'other_money', 'indicators']), kind);

-- What a budget is for, as one number: its program and variant, the year, the stage, and what the amount is per.
CREATE TEMP MACRO purpose(name, fiscal_year, stage, scope, unit, per, condition, portion, modifier) AS (
    hash({
        name: name, fiscal_year: fiscal_year, stage: stage, scope: scope, unit: norm(unit), per: per,
        condition: norm(condition), portion: norm(portion),
        manner: CASE WHEN coalesce(modifier, 'exact') IN ('exact', 'about') THEN 'plain' ELSE modifier END
    })
);
CREATE TEMP TABLE figures AS
WITH names AS (
    SELECT program, variant, name_id(program, variant) AS name, name_id(program, NULL) AS family
    FROM (SELECT DISTINCT program, variant FROM budgets WHERE program IS NOT NULL AND document IN (FROM touched_documents))
)
SELECT
    b.rowid AS place,
    b.fact_id,
    b.document,
    b.program,
    b.program_id,
    b.organization,
    b.fiscal_year,
    b.stage,
    b.scope,
    b.portion,
    b.modifier,
    coalesce(b.modifier, 'exact') IN ('exact', 'about') AS is_plain,
    coalesce(b.modifier, '') = 'about' AS is_about,
    b.amount_min,
    b.amount_max,
    greatest(coalesce(b.resolution, 1), 1) AS resolution,
    b.quote,
    coalesce(b.program_id, n.name) AS name,
    n.family,
    purpose(
        coalesce(b.program_id, n.name), b.fiscal_year, b.stage, b.scope, b.unit, b.per, b.condition, b.portion, b.modifier
    ) AS purpose,
    p.block,
    coalesce(p.sections, []) AS sections,
    p.table_number,
    p.table_row,
    p.table_column,
    p.row_label,
    p.label_column
FROM budgets AS b
LEFT JOIN names AS n ON n.program = b.program AND n.variant IS NOT DISTINCT FROM b.variant
LEFT JOIN positions AS p ON p.fact_id = b.fact_id
WHERE b.document IN (FROM touched_documents);

CREATE TEMP TABLE positions_of_lists AS
SELECT fact_id, block
FROM published_facts
WHERE list_contains(kinds_of(['region_lists']), kind);
