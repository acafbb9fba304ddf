-- Each fact with both of its sides, by its identity; one that only one side has keeps the other empty.
CREATE OR REPLACE TABLE old_facts AS
SELECT s.* FROM stepping AS s JOIN pairs ON s.extraction_id = pairs.old_extraction;

CREATE OR REPLACE TABLE new_facts AS
SELECT s.* FROM stepping AS s JOIN pairs ON s.extraction_id = pairs.new_extraction;

CREATE OR REPLACE TABLE matched AS
SELECT document, kind, old.fact_id AS old_id, new.fact_id AS new_id, 'same' AS tie
FROM old_facts AS old JOIN new_facts AS new USING (document, kind, fact_id);
