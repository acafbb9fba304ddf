-- What there is to know of the i-th fact of a kind in the n-th document, before it is put into words: the publisher's
-- programs come back every year, and each year's book prints the year before beside its own.
CREATE OR REPLACE TEMP TABLE numbers AS
SELECT
    kind, k, n, i, i % 20 + 1 AS page, year, publisher, program, million,
    word(subjects, n, i, 1) AS subject, word(deeds, n, i, 2) AS deed,
    '第' || (i % 3 + 1) || '期' AS variant,
    coalesce(nullif(year - 2018, 1)::VARCHAR, '元') AS reiwa
FROM (
    SELECT
        *,
        word(subjects, book, i % 32, 3) || word(deeds, book, i % 32, 4) || word(subjects, book, i % 32, 5)
            || word(shapes, book, i % 32, 6) AS program,
        (hash(book, i % 32, year - i // 32 % 2) % 90000 + 10)::BIGINT AS million,
        word(publishers, book, 0, 7) AS publisher
    FROM (
        SELECT kind, k, n, i, n // 8 AS book, n % 8 + 2019 AS year
        FROM range($first, $last) AS r(n), kinds, range(104) AS s(i)
        WHERE i < facts
    ), words
);
