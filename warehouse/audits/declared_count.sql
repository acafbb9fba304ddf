-- severity: warning
-- A declared number of regions (30地域) against the members of the list.
SELECT
    document, page, line, [fact_id] AS facts, ['一覧'] AS roles,
    declared_count AS expected, member_count AS found, 0 AS tolerance,
    format('{}{}とありますが、挙げられているのは{}です', declared_count, coalesce(counted_unit, ''), member_count)
        AS message_ja,
    format('{} are declared, {} are listed', declared_count, member_count) AS message_en
FROM region_lists
WHERE document IN (FROM touched_documents)
    AND declared_count IS NOT NULL
    AND declared_modifier IS NULL
    AND declared_max IS NULL
    AND member_count >= 2
    AND member_count <> declared_count
    AND member_count IS DISTINCT FROM alt_count
    AND NOT regexp_matches(quote, '等|など|ほか|他[0-9０-９]');
