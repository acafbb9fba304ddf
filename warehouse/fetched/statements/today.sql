SELECT
    document, fetched.source, fetched.sha256, coalesce(fetched.size, 0), fetched.is_gone,
    coalesce(sightings.sha256 = fetched.sha256, FALSE)
FROM fetched_documents AS fetched
LEFT JOIN sightings USING (document)
ORDER BY document;
