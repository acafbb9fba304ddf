INSERT OR IGNORE INTO contents
SELECT DISTINCT row.sha256, row.size, $run_id
FROM (SELECT unnest(from_json($rows, '[{"sha256": "VARCHAR", "size": "BIGINT"}]')) AS row);
