CREATE OR REPLACE TEMP TABLE batch AS SELECT unnest(from_json($rows, $structure), recursive := true);
