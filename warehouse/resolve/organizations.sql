-- The bodies of the state, what became of them, and what they belong to.
CREATE TEMP TABLE bodies AS
SELECT
    name, norm(name) AS key, name_id(name, NULL) AS organization_id, kind,
    list_distinct(list_concat(string_split(coalesce(short, ''), '|'), string_split(coalesce(latin, ''), '|'))) AS forms,
    name_id(parent, NULL) AS parent_id, name_id(successor, NULL) AS successor_id,
    valid_from::DATE AS valid_from, valid_to::DATE AS valid_to
FROM read_csv($ministries, all_varchar := true, header := true, nullstr := '');

DELETE FROM state_bodies;
INSERT INTO state_bodies BY NAME
WITH RECURSIVE lines AS (
    SELECT successor_id AS organization_id, name AS former FROM bodies WHERE successor_id IS NOT NULL
    UNION
    SELECT b.successor_id, l.former
    FROM lines AS l JOIN bodies AS b USING (organization_id)
    WHERE b.successor_id IS NOT NULL
),
former AS (SELECT organization_id, list(former ORDER BY former) AS names FROM lines GROUP BY organization_id)
SELECT
    organization_id, name, kind, list_filter(forms, lambda form: form <> '') AS short_names,
    coalesce(former.names, []) AS former_names, parent_id, successor_id, valid_from, valid_to
FROM bodies LEFT JOIN former USING (organization_id)
ORDER BY name;

UPDATE organizations SET successor_id = bodies.successor_id
FROM bodies
WHERE bodies.organization_id = organizations.organization_id AND bodies.successor_id IS NOT NULL
    AND document IN (FROM touched_documents);

-- An agency belongs to its ministry in documents of the time in which there were both.
UPDATE organizations SET parent_id = body.parent_id
FROM bodies AS body
JOIN bodies AS whole ON whole.organization_id = body.parent_id
JOIN documents AS d
    ON d.published_start BETWEEN coalesce(whole.valid_from, d.published_start) AND coalesce(whole.valid_to, d.published_start)
WHERE body.organization_id = organizations.organization_id AND d.document = organizations.document
    AND d.document IN (FROM touched_documents);
