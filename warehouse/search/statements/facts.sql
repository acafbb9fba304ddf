-- The facts that stand in these units, in the order of the text.
WITH standing AS (
    SELECT f.fact_id, f.kind, p.unit, p.passage, p.document
    FROM internal.fact_passages AS f JOIN internal.passages AS p USING (passage)
    WHERE p.unit IN (SELECT unnest($units))
)
SELECT
    s.unit, s.kind, f.table_name, f.fact_id, f.value_quote, f.status, b.program, b.variant, b.fiscal_year, b.stage,
    coalesce(b.amount_min, m.amount_min) AS amount_min, coalesce(b.amount_max, m.amount_max) AS amount_max
FROM facts AS f
JOIN standing AS s ON s.fact_id = f.fact_id AND s.document = f.document
LEFT JOIN budgets AS b ON b.fact_id = s.fact_id AND b.document = s.document
LEFT JOIN other_money AS m ON m.fact_id = s.fact_id AND m.document = s.document
ORDER BY s.unit, s.passage, s.kind, s.fact_id;
