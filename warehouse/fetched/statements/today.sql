SELECT document, source, sha256, coalesce(size, 0), is_gone FROM fetched_documents ORDER BY document;
