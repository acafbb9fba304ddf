-- Documents for which nothing is left to do, with their newest bytes: today's reader has read them, and all of today's
-- kinds are drawn. A cache, made from the rows that came before those which `settled_until` names, under the reader and
-- the rules of its `basis`; only documents with newer rows have to be looked at again (see ledger/settling.py).
CREATE TABLE settled (
    document VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL
);

CREATE TABLE settled_until (
    basis VARCHAR NOT NULL,
    version_id BIGINT NOT NULL,
    extraction_id BIGINT NOT NULL,
    run_id INTEGER NOT NULL
);

-- The same rows as before, found by their numbers: nothing of all the others is carried along.
CREATE OR REPLACE VIEW newest_versions AS
FROM versions
SEMI JOIN (SELECT max(version_id) AS version_id FROM versions GROUP BY document) USING (version_id);

CREATE OR REPLACE VIEW current_extractions AS
FROM extractions
SEMI JOIN (SELECT max(extraction_id) AS extraction_id FROM extractions WHERE status = 'done' GROUP BY document, kind)
    USING (extraction_id);

CREATE OR REPLACE VIEW failed_extractions AS
SELECT document, string_agg(kind || ': ' || reason, '; ' ORDER BY kind) AS reason
FROM extractions
SEMI JOIN (SELECT max(extraction_id) AS extraction_id FROM extractions GROUP BY document, kind) USING (extraction_id)
WHERE status = 'failed'
GROUP BY document;
