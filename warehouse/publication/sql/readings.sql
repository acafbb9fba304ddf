CREATE TEMP TABLE readings AS
SELECT unnest(from_json($rows, '[{"name": "VARCHAR", "kana": "VARCHAR"}]'), recursive := true);
