-- Stored words and what they mean in Japanese.
SELECT table_name, column_name, codes FROM dictionary WHERE column_name IS NOT NULL AND len(map_keys(codes)) > 0
