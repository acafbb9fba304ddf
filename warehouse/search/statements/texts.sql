SELECT unit, kind, text FROM internal.passages WHERE unit IN (SELECT unnest($units)) ORDER BY unit, position;
