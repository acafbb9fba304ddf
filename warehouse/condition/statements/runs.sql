-- The last run that came to its end, and all after it, which did not.
SELECT
    run_id, started, finished, status,
    coalesce(summary ->> '$.error', ''),
    coalesce(summary ->> '$.held_back.reason', ''),
    coalesce(summary ->> '$.held_back.remedy', '')
FROM runs
WHERE run_id >= (SELECT coalesce(max(run_id) FILTER (status = 'done'), 0) FROM runs)
ORDER BY run_id;
