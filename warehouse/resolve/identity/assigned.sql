-- Short names are common (国際交流事業): two ministries that are never named together for one have one each. The
-- ministry that was seen first keeps the plain identity, so that a namesake that comes later changes nothing.
CREATE TEMP TABLE named AS
SELECT m.*, coalesce(r.root, m.key) AS root
FROM mentions AS m
LEFT JOIN roots AS r ON r.key = m.key;

CREATE TEMP TABLE namesakes AS
WITH short AS (
    SELECT root FROM named WHERE owner IS NULL GROUP BY root HAVING max(length(norm(name))) <= $short
),
responsible AS (
    SELECT root, unnest(ministries) AS ministry, len(ministries) > 1 AS is_joint, first_seen, document, place
    FROM named
    WHERE ministries IS NOT NULL
),
sides AS (
    SELECT
        root, ministry,
        CASE WHEN bool_or(is_joint) THEN '' ELSE ministry END AS side,
        min((first_seen, document, place)) AS since
    FROM responsible JOIN short USING (root)
    GROUP BY root, ministry
),
first_sides AS (
    SELECT root, arg_min(side, since) AS first_side FROM sides GROUP BY root HAVING count(DISTINCT side) > 1
)
SELECT
    root, ministry,
    CASE WHEN side = first_side THEN root ELSE left(md5(concat(root, side)), 12) END AS program_id
FROM sides JOIN first_sides USING (root);

CREATE TEMP TABLE publishing_ministries AS
SELECT document, ministry
FROM (
    SELECT document, unnest(string_split_regex(publisher, '[・、,／/()（）\s]')) AS part FROM documents
)
JOIN ministries ON key = norm(part);

CREATE TEMP TABLE assigned AS
WITH publishers AS (
    SELECT n.place, any_value(s.program_id) AS program_id
    FROM named AS n
    JOIN publishing_ministries AS p ON p.document = n.document
    JOIN namesakes AS s ON s.root = n.root AND s.ministry = p.ministry
    WHERE n.ministries IS NULL
    GROUP BY n.place
    HAVING count(DISTINCT s.program_id) = 1
)
SELECT
    n.place,
    n.document,
    n.root,
    CASE
        WHEN s.program_id IS NOT NULL THEN s.program_id
        WHEN n.root NOT IN (SELECT root FROM namesakes) THEN n.root
        ELSE coalesce(p.program_id, left(md5(concat(n.root, '?')), 12))
    END AS program_id
FROM named AS n
LEFT JOIN namesakes AS s ON s.root = n.root AND s.ministry = n.ministries[1]
LEFT JOIN publishers AS p ON p.place = n.place;
