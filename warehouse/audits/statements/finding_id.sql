-- A finding is the same as long as its check, its facts and its words are.
CREATE TEMP MACRO finding_id(check_name, document, facts, message) AS (
    left(md5(concat_ws('|', check_name, document, array_to_string(list_sort(facts), ','), message)), 16)
);
