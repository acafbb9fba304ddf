-- Where facts were printed, with the document.
SELECT f.fact_id, f.table_name, f.document, f.page, f.line, f.quote, f.value_quote, f.status,
    coalesce(d.title, parse_filename(f.document)) AS title, d.publisher, d.published_start, d.published_precision,
    d.url, d.sha256, d.media_type, d.encoding
FROM facts AS f
LEFT JOIN documents AS d ON d.document = f.document
WHERE f.fact_id IN (SELECT unnest($fact_ids))
