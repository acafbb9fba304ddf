SELECT sha256, reader_version, body
FROM ledger.readings
WHERE sha256 IN (SELECT unnest($contents)) AND body IS NOT NULL;
