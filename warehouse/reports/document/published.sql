-- The facts of a document that are published.
SELECT fact_id FROM facts WHERE document = $identity
