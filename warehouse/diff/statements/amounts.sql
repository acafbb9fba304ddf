SELECT document, page, new_value ->> 'program', old_quote, new_quote
FROM told
WHERE kind = 'budget' AND change = 'changed' AND old_quote <> new_quote
ORDER BY document, page, new_quote, change_id;
