-- The documents that could not be read, or in part only, and why.
SELECT document, title, status, note, pages, count(*) OVER () AS total
FROM documents
WHERE status <> 'read'
ORDER BY status = 'failed' DESC, document
LIMIT 100
