-- Facts of the same kind around one: in its table, or in its block where it stands in none.
WITH here AS (
    SELECT document, kind, ordinal, table_number, block FROM {side}_facts
    WHERE fact_id = $fact AND document = $document AND kind = $kind
)
SELECT {columns}
FROM (
    SELECT f.*, abs(f.ordinal - here.ordinal) AS distance
    FROM {side}_facts AS f
    JOIN here ON f.document = here.document AND f.kind = here.kind
    WHERE f.ordinal BETWEEN here.ordinal - $most AND here.ordinal + $most
        AND (f.table_number = here.table_number OR (here.table_number IS NULL AND f.block = here.block))
    ORDER BY distance
    LIMIT $most
)
ORDER BY ordinal;
