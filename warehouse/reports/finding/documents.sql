-- Documents that are meant by their path, their file's name, their title, or a part of these.
WITH ranked AS (
    SELECT document, title, CASE
        WHEN document = $wanted THEN 0
        WHEN parse_filename(document) = $wanted OR norm(title) = norm($wanted) THEN 1
        WHEN contains(document, $wanted) OR contains(norm(title), norm($wanted)) THEN 3
    END AS rank
    FROM documents
    WHERE $wanted <> '' AND (document = $wanted OR norm($wanted) <> '')
)
SELECT document AS identity, coalesce(title, parse_filename(document)) AS name, rank
FROM ranked
WHERE rank IS NOT NULL AND rank = (SELECT min(rank) FROM ranked)
ORDER BY document
