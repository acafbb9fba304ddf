INSERT INTO fetches (fetch_id, started, status)
SELECT coalesce(max(fetch_id), 0) + 1, $now, 'running' FROM fetches
RETURNING fetch_id;
