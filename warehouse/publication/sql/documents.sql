-- What a document's front page says of it; what its source declares stands in `document_fronts` already.
UPDATE documents AS d
SET
    title = coalesce(f.title, d.title),
    publisher = coalesce(f.publisher, d.publisher),
    published_start = coalesce(f.published_start, d.published_start),
    published_end = coalesce(f.published_end, d.published_end),
    published_precision = coalesce(f.published_precision, d.published_precision),
    class = f.document_class
FROM document_fronts AS f
WHERE f.document = d.document AND d.document IN (FROM touched_documents);

-- The day on which a document was published, where it prints exactly one and neither front nor source tells.
UPDATE documents AS d
SET published_start = p.start_date, published_end = p.end_date, published_precision = p.precision
FROM (
    SELECT document, any_value(start_date) AS start_date, any_value(end_date) AS end_date,
        any_value(precision) AS precision
    FROM dates
    WHERE role = 'published' AND document IN (FROM touched_documents)
    GROUP BY document
    HAVING count(DISTINCT (start_date, end_date, precision)) = 1
) AS p
WHERE p.document = d.document AND d.published_start IS NULL;

-- Of the others only the day on which they were last seen is new.
UPDATE documents AS d
SET last_seen = c.last_seen
FROM ledger.current_documents AS c
WHERE c.document = d.document AND c.last_seen IS DISTINCT FROM d.last_seen;
