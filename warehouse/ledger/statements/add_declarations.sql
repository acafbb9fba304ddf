INSERT INTO declarations
SELECT row.document, row.declared, $run_id
FROM (SELECT unnest(from_json($rows, '[{"document": "VARCHAR", "declared": "JSON"}]')) AS row);
