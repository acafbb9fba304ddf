-- The identity of a program that some document names as such; NULL for a mere label. For publishing only.
CREATE TEMP MACRO known_program(name, variant) AS (
    CASE WHEN name_id(name, variant) IN (SELECT program_id FROM programs) THEN name_id(name, variant) END
);
