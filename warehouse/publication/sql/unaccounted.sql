-- Numbers that belong to no fact and have no reason to be left, in the order of the text.
INSERT INTO unaccounted BY NAME
SELECT document, page, line, value_quote AS digits, quote, box
FROM ledger.current_unaccounted
WHERE document IN (FROM touched_documents)
ORDER BY document, ordinal;
