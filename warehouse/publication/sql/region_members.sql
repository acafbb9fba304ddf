-- The members of the lists, from the field `members` of a region list's value.
-- An area is its name; where it is a prefecture or municipality, its code tells it from namesakes.
INSERT INTO region_members
WITH members AS (
    SELECT
        fact_id,
        unnest(from_json(
            value -> '$.members',
            '[{"name": "VARCHAR", "relation": "VARCHAR",
               "prefecture_code": "VARCHAR", "municipality_code": "VARCHAR"}]'
        ), recursive := true),
        generate_subscripts(from_json(value -> '$.members', '["JSON"]'), 1) AS position
    FROM published_facts
    WHERE kind IN (SELECT kind FROM published_kinds WHERE table_name = 'region_lists')
)
SELECT
    l.list_id,
    m.position,
    m.name,
    l.document,
    name_id(m.name, CASE WHEN m.relation = 'is' THEN coalesce(m.municipality_code, m.prefecture_code) END),
    m.relation,
    m.prefecture_code,
    m.municipality_code
FROM members AS m
JOIN region_lists AS l USING (fact_id)
ORDER BY l.document, l.rowid, m.position;
