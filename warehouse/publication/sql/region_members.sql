-- The members of the lists, from the field `members` of a region list's value.
-- An area is its name, in whatever form and with or without 地域, with the place that it is named after (伊達地域 is two);
-- a prefecture or municipality is its code; 東部地域, which every prefecture has, is the one of its document.
CREATE TEMP TABLE members AS
SELECT
    fact_id,
    unnest(from_json(
        value -> '$.members',
        '[{"name": "VARCHAR", "relation": "VARCHAR", "prefecture_code": "VARCHAR", "municipality_code": "VARCHAR",
           "places": [{"relation": "VARCHAR", "prefecture_code": "VARCHAR", "municipality_code": "VARCHAR"}]}]'
    ), max_depth := 2),
    generate_subscripts(from_json(value -> '$.members', '["JSON"]'), 1) AS position
FROM published_facts
WHERE list_contains(kinds_of(['region_lists']), kind);

INSERT INTO region_members
SELECT
    l.list_id,
    m.position,
    m.name,
    l.document,
    CASE
        WHEN m.relation = 'is' AND (m.municipality_code IS NOT NULL OR NOT regexp_matches(m.name, '[市区町村]$'))
            THEN name_id('', coalesce(m.municipality_code, m.prefecture_code))
        ELSE name_id(
            regexp_replace(m.name, '(.{2,})地域$', '\1'),
            concat(
                coalesce(m.municipality_code, m.prefecture_code),
                CASE WHEN regexp_full_match(
                    m.name,
                    '[県都府道市]?(?:[東西南北]{1,2}部?|中部|中央部?|央|沿岸|内陸|山間|中山間|離島|都市|郊外|周辺|全)域?(?:地域|エリア|地区|圏域?)?'
                ) THEN l.document END
            )
        )
    END,
    m.relation,
    m.prefecture_code,
    m.municipality_code
FROM members AS m
JOIN region_lists AS l USING (fact_id)
ORDER BY l.document, l.rowid, m.position;
