-- The day on which a document was published, where it prints exactly one and the source declares none.
UPDATE documents AS d
SET published_start = p.start_date, published_end = p.end_date, published_precision = p.precision
FROM (
    SELECT document, any_value(start_date) AS start_date, any_value(end_date) AS end_date,
        any_value(precision) AS precision
    FROM dates
    WHERE role = 'published'
    GROUP BY document
    HAVING count(DISTINCT (start_date, end_date, precision)) = 1
) AS p
WHERE p.document = d.document AND d.published_start IS NULL;
