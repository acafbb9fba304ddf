-- What is left to decide in a group, and what is decided.
SELECT
    count(*) FILTER (state IN ('awaiting', 'second', 'conflict')),
    coalesce(sum(yen) FILTER (state IN ('awaiting', 'second', 'conflict')), 0),
    count(*) FILTER (state = 'decided')
FROM queue
WHERE group_id = $group;
