SELECT
    source, url, title, published, fiscal_year, role, page, depth, document, outcome, cause, checked,
    etag, last_modified, sha256, changed
FROM addresses
WHERE source IN (SELECT unnest(from_json($sources, '["VARCHAR"]')))
ORDER BY first_listed, url;
