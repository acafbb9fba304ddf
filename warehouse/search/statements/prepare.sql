-- The units of passages that hold each phrase.
CREATE OR REPLACE TEMP TABLE exact (phrase VARCHAR, unit INTEGER);
