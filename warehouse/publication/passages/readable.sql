-- The bytes of each touched document as they were read last, in the order in which passages are numbered.
SELECT r.document, r.sha256, r.reader_version
FROM ledger.readable_versions AS r
WHERE r.document IN (FROM touched_documents)
ORDER BY r.document;
