-- How decided facts stand: those that are there, and those that are gone, if it was decided after they went.
CREATE OR REPLACE TEMP TABLE told_states AS
SELECT row.document, row.kind, row.fact_id, row.state, row.run, row.is_new
FROM (
    SELECT unnest(from_json($rows, '[{
        "document": "VARCHAR", "kind": "VARCHAR", "fact_id": "VARCHAR", "state": "VARCHAR", "run": "BIGINT",
        "is_new": "BOOLEAN"
    }]')) AS row
);

UPDATE queue SET state = s.state
FROM told_states AS s
WHERE queue.change <> 'moved' AND queue.causes <> ['reviewer'] AND s.is_new
    AND s.document = queue.document AND s.kind = queue.kind AND s.fact_id = queue.new_id;

UPDATE queue SET state = s.state
FROM told_states AS s
WHERE queue.new_id IS NULL AND NOT s.is_new AND s.run >= queue.new_run
    AND s.document = queue.document AND s.kind = queue.kind AND s.fact_id = queue.old_id;
