INSERT INTO sources
SELECT row.source, row.root, $run_id
FROM (SELECT unnest(from_json($rows, '[{"source": "VARCHAR", "root": "VARCHAR"}]')) AS row);
