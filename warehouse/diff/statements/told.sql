-- The changes as they are told, with what Python says of the fields of each.
CREATE OR REPLACE TABLE told AS
SELECT
    c.* EXCLUDE (standing, evidence, difference),
    ends.new_run,
    causes.causes,
    stakes.yen,
    doubts.doubts,
    coalesce(f.fields, []) AS fields,
    coalesce(f.signature, CASE c.change WHEN 'gained' THEN 'new' WHEN 'lost' THEN 'gone' ELSE 'moved' END) AS signature
FROM changes AS c
JOIN causes USING (change_id)
JOIN stakes USING (change_id)
JOIN doubts USING (change_id)
JOIN (
    SELECT pairs.document, pairs.kind, coalesce(e.run_id, 0) AS new_run
    FROM pairs LEFT JOIN all_extractions AS e ON e.extraction_id = pairs.new_extraction
) AS ends ON ends.document = c.document AND ends.kind = c.kind
LEFT JOIN field_changes AS f USING (change_id);

ALTER TABLE told ADD COLUMN group_id VARCHAR;
UPDATE told SET group_id = left(md5(concat_ws('|',
    change, kind, fields, signature, causes,
    coalesce(new_rule, old_rule), CASE WHEN 'rules' IN causes THEN concat_ws('→', old_version, new_version) END
)), 12);
