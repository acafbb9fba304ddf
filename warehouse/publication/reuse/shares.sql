SELECT
    (SELECT count(*) FROM touched_documents),
    (SELECT count(*) FROM internal.documents),
    (SELECT any_value(increments) FROM internal.publication);
