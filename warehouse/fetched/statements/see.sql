-- A fetched document was last seen when one of its addresses last answered.
UPDATE sightings SET seen = checked
FROM (SELECT document, max(checked) AS checked FROM addresses WHERE outcome <> 'gone' GROUP BY document) AS addresses
WHERE sightings.document = addresses.document AND checked > seen;
