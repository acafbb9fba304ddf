SELECT unnest($terms) AS term EXCEPT SELECT term FROM internal.unit_terms WHERE term IN (SELECT unnest($terms));
