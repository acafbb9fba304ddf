SELECT status, count(*), list(document ORDER BY document)[:3] FROM current_documents GROUP BY status ORDER BY status;
