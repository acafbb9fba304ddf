INSERT INTO settled_until
SELECT
    $basis,
    (SELECT coalesce(max(version_id), 0) FROM versions),
    (SELECT coalesce(max(extraction_id), 0) FROM extractions),
    $run_id;
