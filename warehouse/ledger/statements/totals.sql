SELECT kind, sum(facts) FROM current_extractions GROUP BY kind;
