-- What sources say of their documents, where that is not what is known.
INSERT INTO declarations
SELECT said.document, said.declared, $run_id
FROM (
    FROM fetched_declarations
    UNION ALL
    SELECT row.document, row.declared
    FROM (SELECT unnest(from_json($rows, '[{"document": "VARCHAR", "declared": "JSON"}]')) AS row)
) AS said
LEFT JOIN (SELECT document, max_by(declared, run_id) AS declared FROM declarations GROUP BY document) AS known
    USING (document)
WHERE CAST(said.declared AS VARCHAR) IS DISTINCT FROM CAST(known.declared AS VARCHAR);
