-- Rows that print a difference (増減) beside this year's figure of a program.
INSERT INTO internal.differences
WITH printed AS (
    SELECT m.fact_id, m.document, m.amount_max AS printed, p.table_number, p.table_row
    FROM other_money AS m
    JOIN positions AS p USING (fact_id)
    WHERE m.amount_min = m.amount_max
        AND regexp_matches(coalesce(p.column_header, '') || coalesce(m.subject, ''), '対?前年度?[比増]|比\s*較|増\s*減|差\s*引|増△減')
        AND NOT regexp_matches(coalesce(p.column_header, ''), '率|%|％|比$')
    QUALIFY count(*) OVER (PARTITION BY m.document, p.table_number, p.table_row) = 1
)
SELECT d.document, d.fact_id, any_value(now.fact_id), any_value(d.printed)
FROM printed AS d
JOIN figures AS now
    ON now.document = d.document AND now.table_number = d.table_number AND now.table_row = d.table_row
WHERE now.program_id IS NOT NULL AND now.scope = 'total' AND now.is_plain AND now.portion IS NULL
GROUP BY d.document, d.fact_id
HAVING count(*) = 1;
