-- What is known of a document as a whole.
SELECT d.*, f.fact_id
FROM documents AS d
LEFT JOIN (SELECT document, min(fact_id) AS fact_id FROM document_fronts GROUP BY document) AS f
    ON f.document = d.document
WHERE d.document = $identity
