-- Facts of the same kind around one: in its table, or in its block where it stands in none.
WITH here AS (
    SELECT ordinal, table_number, block FROM {side}_facts
    WHERE document = $document AND kind = $kind AND fact_id = $fact
),
around AS (
    SELECT fact_id
    FROM {side}_facts AS f, here
    WHERE f.document = $document AND f.kind = $kind
        AND (f.table_number = here.table_number OR (here.table_number IS NULL AND f.block = here.block))
    ORDER BY abs(f.ordinal - here.ordinal)
    LIMIT $most
)
SELECT {columns}
FROM {side}_facts
JOIN all_extractions USING (extraction_id, document, kind)
WHERE document = $document AND kind = $kind AND fact_id IN (FROM around)
ORDER BY ordinal;
