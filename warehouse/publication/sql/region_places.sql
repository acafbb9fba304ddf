-- The members that are tied to a prefecture or municipality.
INSERT INTO region_places
SELECT area_id, relation, prefecture_code, municipality_code, list_id, position, document
FROM region_members
WHERE coalesce(prefecture_code, municipality_code) IS NOT NULL AND document IN (FROM touched_documents)
ORDER BY rowid;
