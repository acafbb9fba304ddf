SELECT document, max_by(declared, run_id) AS declared
FROM declarations ANTI JOIN versions USING (document)
GROUP BY document;
