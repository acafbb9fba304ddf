-- Identical changes together, in the order of the queue.
SELECT
    group_id,
    any_value(change) AS change,
    any_value(kind) AS kind,
    any_value(fields) AS fields,
    any_value(signature) AS signature,
    any_value(causes) AS causes,
    any_value(coalesce(new_rule, old_rule)) AS rule,
    any_value(old_version) AS old_version,
    any_value(new_version) AS new_version,
    count(*) AS size,
    count(*) FILTER (state IN ('awaiting', 'second', 'conflict')) AS awaiting,
    coalesce(sum(yen) FILTER (state IN ('awaiting', 'second', 'conflict')), 0) AS yen,
    count(*) FILTER (state = 'decided') AS decided,
    sum(yen) AS all_yen,
    map_from_entries(list_transform(
        list_distinct(flatten(list(doubts))),
        lambda doubt: struct_pack(k := doubt, v := len(list_filter(flatten(list(doubts)), lambda one: one = doubt)))
    )) AS doubts,
    count(DISTINCT document) AS documents,
    min(position) AS position
FROM queue
WHERE {where}
GROUP BY group_id
ORDER BY position;
