DELETE FROM internal.documents WHERE document IN (FROM touched_documents);
INSERT INTO internal.documents SELECT document, fingerprint FROM fingerprints WHERE document IN (FROM touched_documents);
CREATE OR REPLACE TABLE internal.publication AS
SELECT $basis AS basis, $version AS version, coalesce(max(increments) + 1, 0)::INTEGER AS increments FROM internal.publication;
