INSERT INTO accounts
SELECT extraction_id, unnest(map_keys(row.numbers)), unnest(map_values(row.numbers))
FROM (
    SELECT unnest(from_json($rows, '[{"document": "VARCHAR", "numbers": "MAP(VARCHAR, INTEGER)"}]')) AS row
)
JOIN extractions
    ON extractions.document = row.document AND extractions.kind = 'account' AND extraction_id >= $first;
