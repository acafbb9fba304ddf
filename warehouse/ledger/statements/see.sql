UPDATE sightings SET seen = $seen
WHERE document IN (SELECT unnest(from_json($rows, '["VARCHAR"]')));
