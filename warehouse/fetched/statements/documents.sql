SELECT document, url, sha256 FROM fetched_documents ORDER BY document;
