UPDATE sightings SET seen = $seen
WHERE document NOT IN (SELECT unnest(from_json($missed, '["VARCHAR"]')))
    AND EXISTS (
        SELECT 1 FROM (SELECT unnest(from_json($scope, '["VARCHAR"]')) AS prefix)
        WHERE document = prefix OR (prefix LIKE '%/' AND starts_with(document, prefix))
    );
