-- A kind by its name, its table's, or its Japanese one.
SELECT k.kind, k.table_name, d.ja
FROM internal.kinds AS k
LEFT JOIN dictionary AS d ON d.table_name = k.table_name AND d.column_name IS NULL
ORDER BY k.kind;
