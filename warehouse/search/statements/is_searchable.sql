SELECT count(*) = 1 FROM duckdb_tables() WHERE schema_name = 'internal' AND table_name = 'unit_terms';
