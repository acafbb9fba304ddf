-- The last fetch that came to its end, and all after it, which did not.
SELECT fetch_id, started, finished, status, coalesce(summary ->> '$.error', ''), '', ''
FROM fetches
WHERE fetch_id >= (SELECT coalesce(max(fetch_id) FILTER (status = 'done'), 0) FROM fetches)
ORDER BY fetch_id;
