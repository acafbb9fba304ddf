-- How many different areas of a program's lists are tied to each prefecture, and how.
SELECT coalesce(m.prefecture_code, p.prefecture_code) AS code, any_value(f.name) AS name,
    count(DISTINCT coalesce(m.area_id, norm(m.name))) AS areas,
    list_sort(list(DISTINCT m.name)) AS members,
    list_sort(list(DISTINCT coalesce(p.relation, m.relation))) AS relations,
    list_sort(list(DISTINCT l.fact_id)) AS fact_ids
FROM region_lists AS l
JOIN region_members AS m ON m.list_id = l.list_id
LEFT JOIN region_places AS p ON p.list_id = m.list_id AND p.position = m.position
LEFT JOIN prefectures AS f ON f.code = coalesce(m.prefecture_code, p.prefecture_code)
WHERE l.program_id = $identity AND coalesce(m.prefecture_code, p.prefecture_code) IS NOT NULL
GROUP BY 1
ORDER BY code
