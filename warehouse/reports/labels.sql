-- Where on the same page the words stand that name a figure.
SELECT e.fact_id, e.box
FROM evidence AS e
JOIN facts AS f ON f.fact_id = e.fact_id AND f.page = e.page
WHERE e.fact_id IN (SELECT unnest($fact_ids)) AND e.box IS NOT NULL
    AND e.field IN ('program', 'subject', 'label', 'name')
