-- All changes in the order in which a person looks at them: groups by the yen at stake and the doubt, then each.
CREATE OR REPLACE TABLE queue AS
WITH weighed AS (
    SELECT
        *,
        sum(yen * (1 + len(doubts))) OVER (PARTITION BY group_id) AS weight,
        sum(len(doubts)) OVER (PARTITION BY group_id) AS doubt,
        count(*) OVER (PARTITION BY group_id) AS size
    FROM told
)
SELECT
    * EXCLUDE (weight, doubt, size),
    row_number() OVER (
        ORDER BY change = 'moved', weight DESC, doubt DESC, size DESC, group_id, yen DESC, document, ordinal, change_id
    ) AS position,
    CASE
        WHEN change = 'moved' THEN 'moved'
        WHEN causes = ['reviewer'] THEN 'decided'
        ELSE 'awaiting'
    END AS state
FROM weighed
ORDER BY position;

CREATE INDEX by_identity ON queue (change_id);
CREATE INDEX by_new_fact ON queue (new_id);
CREATE INDEX by_old_fact ON queue (old_id);
CREATE INDEX old_by_identity ON old_facts (fact_id);
CREATE INDEX new_by_identity ON new_facts (fact_id);
