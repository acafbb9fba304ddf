SELECT sha256, reader_version, status = 'failed', reason, remedy
FROM readings
WHERE sha256 IN (SELECT unnest(from_json($contents, '["VARCHAR"]')))
    AND reader_version IN (SELECT unnest(from_json($versions, '["VARCHAR"]')));
