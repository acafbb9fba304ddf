-- Documents that came, changed or went.
CREATE TEMP TABLE touched_documents AS
SELECT document
FROM fingerprints AS now
FULL JOIN internal.documents AS before USING (document)
WHERE now.fingerprint IS DISTINCT FROM before.fingerprint
UNION
SELECT unnest($also);
