-- What the tables are called.
SELECT table_name, ja, en FROM dictionary WHERE column_name IS NULL
