-- What the numbers of a document belong to.
SELECT reason, numbers, share FROM accounted WHERE document = $identity ORDER BY numbers DESC, reason
