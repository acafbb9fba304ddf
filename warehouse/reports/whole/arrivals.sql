-- The documents, the newest publication first; `total` counts all.
SELECT document, title, publisher, "class", published_start, published_end, published_precision, pages, status, url,
    count(*) OVER () AS total
FROM documents
ORDER BY published_start DESC NULLS LAST, first_seen DESC, document
LIMIT 100
