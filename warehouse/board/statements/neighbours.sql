-- Facts of the same kind around one: in its table, or in its block where it stands in none.
SELECT {columns}
FROM {side}_facts
WHERE document = $document AND kind = $kind AND ordinal BETWEEN $ordinal - $most AND $ordinal + $most
    AND (table_number = $table OR ($table IS NULL AND block = $block))
ORDER BY ordinal;
