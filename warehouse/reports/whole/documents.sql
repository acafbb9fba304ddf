-- What came in, by publisher, class and day of publication.
SELECT publisher, "class", count(*) AS documents, sum(pages) AS pages, min(published_start) AS first_day,
    max(published_end) AS last_day,
    count(*) FILTER (published_start IS NULL) AS undated
FROM documents
GROUP BY publisher, "class"
ORDER BY publisher IS NULL, documents DESC, publisher, "class"
LIMIT 200
