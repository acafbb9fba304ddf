-- The places that members are tied to, one row each: 水戸・日立地域 is named after two.
INSERT INTO region_places
SELECT m.area_id, t.relation, t.prefecture_code, t.municipality_code, m.list_id, m.position, m.document
FROM region_members AS m
JOIN region_lists AS l USING (list_id)
JOIN (
    SELECT
        fact_id, position,
        unnest(CASE WHEN len(places) > 0 THEN places ELSE [{
            relation: relation, prefecture_code: prefecture_code, municipality_code: municipality_code
        }] END, max_depth := 2)
    FROM members
) AS t ON t.fact_id = l.fact_id AND t.position = m.position
WHERE m.document IN (FROM touched_documents) AND coalesce(t.prefecture_code, t.municipality_code) IS NOT NULL
ORDER BY m.document, l.rowid, m.position, t.municipality_code NULLS LAST, t.prefecture_code;
