-- The visits of the last year: what a source usually has.
SELECT source, url, noted, outcome, settings, etag, last_modified, items, newest, habit_days, retry_at
FROM visits
WHERE source IN (SELECT unnest(from_json($sources, '["VARCHAR"]'))) AND noted > $now - INTERVAL 1 YEAR
ORDER BY visit_id;
