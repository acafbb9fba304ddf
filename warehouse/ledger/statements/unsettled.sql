-- Known documents, but for those that were last seen with the very bytes for which nothing is left to do.
SELECT DISTINCT document FROM versions
ANTI JOIN (SELECT document FROM sightings JOIN settled USING (document, sha256)) USING (document);
