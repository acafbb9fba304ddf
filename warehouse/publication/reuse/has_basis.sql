FROM duckdb_tables()
WHERE database_name = current_database() AND schema_name = 'internal' AND table_name = 'publication';
