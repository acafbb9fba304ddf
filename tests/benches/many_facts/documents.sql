-- So many documents: the budget books of a publisher, one a year.
INSERT INTO runs (run_id, started, status) VALUES (1, now(), 'done') ON CONFLICT DO NOTHING;

INSERT INTO versions
SELECT n, 'ministry/' || n || '.pdf', 'ministry', 'new', md5(n::VARCHAR), 'reader', NULL, NULL, 1
FROM range($first, $last) AS r(n);

INSERT INTO readings (sha256, reader_version, status, media_type, pages, title, run_id)
SELECT md5(n::VARCHAR), 'reader', 'read', 'application/pdf', 20, '予算の概要', 1
FROM range($first, $last) AS r(n);

INSERT INTO extractions
SELECT n * 100 + k, 'ministry/' || n || '.pdf', md5(n::VARCHAR), 'reader', kind, '1', '{}', 'done', NULL, facts, 1
FROM range($first, $last) AS r(n), kinds;
