-- The yen at stake: what an amount differs by, or the whole of it; what is no amount has those in its row or block.
CREATE OR REPLACE TABLE stakes AS
WITH
money AS (
    SELECT
        document, block, table_number, table_row, extraction_id IN (SELECT new_extraction FROM pairs) AS is_new,
        max(CAST(abs(TRY_CAST(value ->> 'amount_max' AS HUGEINT)) AS DOUBLE)) AS yen
    FROM stepping
    WHERE kind IN ('budget', 'money_other')
        AND extraction_id IN (SELECT unnest([old_extraction, new_extraction]) FROM pairs)
    GROUP BY ALL
),
places AS (
    SELECT c.change_id, c.document, c.new_id IS NOT NULL AS is_new, f.block, f.table_number, f.table_row
    FROM changes AS c
    JOIN stepping AS f
        ON f.fact_id = coalesce(c.new_id, c.old_id) AND f.document = c.document AND f.kind = c.kind
        AND f.extraction_id IN (
            SELECT CASE WHEN c.new_id IS NOT NULL THEN new_extraction ELSE old_extraction END FROM pairs
        )
    WHERE c.kind NOT IN ('budget', 'money_other')
),
beside AS (
    SELECT change_id, max(yen) AS yen
    FROM places AS p
    JOIN money AS m ON m.document = p.document AND m.is_new = p.is_new
        AND ((m.block = p.block) OR (m.table_number = p.table_number AND m.table_row = p.table_row))
    GROUP BY change_id
)
SELECT
    c.change_id,
    coalesce(nullif(c.difference, 0), c.new_yen, c.old_yen, beside.yen, 0) AS yen
FROM changes AS c LEFT JOIN beside USING (change_id);
