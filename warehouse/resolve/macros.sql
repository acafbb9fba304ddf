-- Whether a coarse printing is a fine one, rounded (四捨五入) or cut off (切捨て) to its last digit:
-- 4,548百万円 is 45億円 both ways, 17.5億円 is 17億円 when cut off and 18億円 when rounded.
CREATE TEMP MACRO is_printed_as(fine, fine_resolution, coarse, coarse_resolution) AS (
    fine = coarse
    OR (
        coarse_resolution > fine_resolution
        AND (
            sign(fine) * ((abs(fine::HUGEINT) + coarse_resolution // 2) // coarse_resolution) * coarse_resolution = coarse
            OR sign(fine) * (abs(fine::HUGEINT) // coarse_resolution) * coarse_resolution = coarse
        )
    )
);

-- How many digits of an amount say something: 481,596千円 has six, 11億円 has two.
CREATE TEMP MACRO telling_digits(amount) AS (length(rtrim(abs(amount)::VARCHAR, '0')));

-- Labels of rows that add up those above them or below.
CREATE TEMP MACRO is_total(label) AS (
    regexp_full_match(norm(label), '(?:歳[出入])?(?:総?合計|総計|総額|小計|計)額?(?:[a-z0-9+~ー]*)')
);

-- Whether a sum is its printed total as far as rounding can tell; a rounding that could hide a part tells nothing.
CREATE TEMP MACRO within_rounding(found, expected, tolerance) AS (
    abs(found - expected) <= tolerance OR (found <= expected AND expected - found < 2 * tolerance)
);
