-- What a publication rests on; nothing else in the ledger changes what is published.
SELECT concat_ws('|',
    (SELECT coalesce(max(version_id), 0) FROM versions),
    (SELECT coalesce(max(extraction_id), 0) FROM extractions),
    (SELECT count(*) FROM declarations)
);
