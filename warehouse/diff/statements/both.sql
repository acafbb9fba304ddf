-- Each fact with both of its sides, by its identity; one that only one side has keeps the other empty.
CREATE OR REPLACE TABLE old_facts AS
SELECT s.* FROM stepping AS s JOIN pairs ON s.extraction_id = pairs.old_extraction;

CREATE OR REPLACE TABLE new_facts AS
SELECT s.* FROM stepping AS s JOIN pairs ON s.extraction_id = pairs.new_extraction;

CREATE OR REPLACE TABLE matched AS
WITH
-- By all that is printed: identities of twins count them through, and are given anew when one of them goes.
old AS (
    SELECT *, row_number() OVER (PARTITION BY document, kind, anchor, subject, value_offset ORDER BY ordinal) AS nth
    FROM old_facts
),
new AS (
    SELECT *, row_number() OVER (PARTITION BY document, kind, anchor, subject, value_offset ORDER BY ordinal) AS nth
    FROM new_facts
)
SELECT document, kind, old.fact_id AS old_id, new.fact_id AS new_id, 'same' AS tie
FROM old JOIN new USING (document, kind, anchor, subject, value_offset, nth);

-- Under another heading: where there is one of it only, before and after.
INSERT INTO matched
WITH
once_before AS (SELECT * FROM old_facts QUALIFY count(*) OVER (PARTITION BY document, kind, anchor) = 1),
once_now AS (SELECT * FROM new_facts QUALIFY count(*) OVER (PARTITION BY document, kind, anchor) = 1)
SELECT document, kind, old.fact_id, new.fact_id, 'same'
FROM once_before AS old JOIN once_now AS new USING (document, kind, fact_id)
WHERE old.subject <> new.subject OR old.value_offset <> new.value_offset OR old.subject IS NULL OR new.subject IS NULL;
