-- What was fetched from the web. Append-only, but for two: a fetch gets its end, and `listed` is what is known of an
-- address today.

CREATE TABLE fetches (
    fetch_id INTEGER PRIMARY KEY,
    started TIMESTAMP NOT NULL,
    finished TIMESTAMP,
    status VARCHAR NOT NULL CHECK (status IN ('running', 'done', 'failed', 'interrupted')),
    summary JSON
);

-- Each look at a feed or an index page, under which settings: how many items it listed, the latest time it told, for
-- how long it usually says nothing, and until when its server wants to be left alone.
CREATE TABLE visits (
    visit_id BIGINT PRIMARY KEY,
    fetch_id INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    noted TIMESTAMP NOT NULL,
    outcome VARCHAR NOT NULL,
    settings VARCHAR NOT NULL,
    etag VARCHAR,
    last_modified VARCHAR,
    items INTEGER,
    newest TIMESTAMP,
    habit_days DOUBLE,
    retry_at TIMESTAMP
);

-- Addresses that sources list, with what is said about them.
CREATE TABLE listed (
    url VARCHAR PRIMARY KEY,
    source VARCHAR NOT NULL,
    ministry VARCHAR,
    title VARCHAR NOT NULL,
    published DATE,
    fiscal_year INTEGER,
    role VARCHAR NOT NULL,
    page VARCHAR,
    depth INTEGER NOT NULL,
    first_listed TIMESTAMP NOT NULL,
    last_listed TIMESTAMP NOT NULL
);

-- Each look at an address. `outcome` is fetched, same (other bytes that say the same, or the same bytes sent
-- again), not_modified, gone, refused, forbidden, deferred or failed.
CREATE TABLE responses (
    response_id BIGINT PRIMARY KEY,
    fetch_id INTEGER NOT NULL,
    url VARCHAR NOT NULL,
    noted TIMESTAMP NOT NULL,
    outcome VARCHAR NOT NULL,
    status INTEGER,
    cause VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    final_url VARCHAR,
    etag VARCHAR,
    last_modified VARCHAR,
    sha256 VARCHAR,
    size BIGINT,
    media_type VARCHAR,
    retry_at TIMESTAMP
);

-- What became of a document at its source.
CREATE TABLE arrivals (
    arrival_id BIGINT PRIMARY KEY,
    fetch_id INTEGER NOT NULL,
    document VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    event VARCHAR NOT NULL CHECK (event IN ('new', 'changed', 'gone', 'back', 'elsewhere')),
    sha256 VARCHAR,
    size BIGINT,
    noted TIMESTAMP NOT NULL
);

-- What needs a person, from the day it was noticed until it was well again.
CREATE TABLE alerts (
    alert_id BIGINT PRIMARY KEY,
    fetch_id INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    cause VARCHAR NOT NULL,
    event VARCHAR NOT NULL CHECK (event IN ('raised', 'settled')),
    reason VARCHAR NOT NULL,
    remedy VARCHAR NOT NULL,
    noted TIMESTAMP NOT NULL
);

CREATE VIEW standing_alerts AS
SELECT source, subject, cause, reason, remedy, noted
FROM (SELECT unnest(max_by(alerts, alert_id)) FROM alerts GROUP BY source, subject, cause)
WHERE event = 'raised';

-- The document that stands at each address, and the bytes that were last seen there.
CREATE VIEW addresses AS
WITH
answers AS (
    SELECT
        url,
        max_by(outcome, response_id) AS outcome,
        max_by(cause, response_id) AS cause,
        max(noted) AS checked,
        -- A server that sends none any more has none: those of older bytes would be answered with a lie.
        arg_max_null(etag, response_id) FILTER (outcome IN ('fetched', 'same')) AS etag,
        arg_max_null(last_modified, response_id) FILTER (outcome IN ('fetched', 'same')) AS last_modified,
        max_by(sha256, response_id) FILTER (outcome = 'fetched') AS sha256,
        max(noted) FILTER (outcome = 'fetched') AS changed
    FROM responses GROUP BY url
),
names AS (SELECT url, max_by(document, arrival_id) AS document FROM arrivals GROUP BY url)
SELECT listed.*, names.document, answers.* EXCLUDE (url)
FROM listed
LEFT JOIN answers USING (url)
LEFT JOIN names USING (url);

-- Documents as their sources have them today: their newest bytes; gone where all their addresses are.
CREATE VIEW fetched_documents AS
WITH
newest AS (
    SELECT
        document,
        min_by(source, arrival_id) AS source,
        min_by(url, arrival_id) AS url,
        max_by(sha256, arrival_id) FILTER (event <> 'gone') AS sha256,
        max_by(size, arrival_id) FILTER (event <> 'gone') AS size
    FROM arrivals GROUP BY document
),
here AS (
    SELECT document, bool_and(event = 'gone') AS is_gone
    FROM (
        SELECT document, url, max_by(event, arrival_id) AS event
        FROM arrivals GROUP BY document, url
    )
    GROUP BY document
)
SELECT document, newest.source, newest.url, newest.sha256, newest.size, here.is_gone
FROM newest JOIN here USING (document);

-- What a source says of its documents: who published them and when, under which address, in which release. The words of
-- a link are a title only where the link leads to the page of a release.
CREATE VIEW fetched_declarations AS
SELECT
    document,
    json_object(
        'published_on', published, 'publisher', ministry, 'title', CASE WHEN role = '掲載頁' THEN nullif(title, '') END,
        'url', url, 'release_id', left(sha256(coalesce(page, url)), 16), 'role', role, 'fiscal_year', fiscal_year
    ) AS declared
FROM fetched_documents JOIN listed USING (url);

-- With what a source says of its releases.
CREATE OR REPLACE VIEW current_documents AS
WITH
history AS (
    SELECT
        document,
        max_by(sha256, version_id) FILTER (sha256 IS NOT NULL) AS sha256,
        min(run_id) AS first_run
    FROM versions GROUP BY document
),
declared AS (SELECT document, max_by(declared, run_id) AS declared FROM declarations GROUP BY document)
SELECT
    newest.document,
    newest.source,
    history.sha256,
    coalesce(reading.media_type, readable.media_type) AS media_type,
    CAST(coalesce(reading.pages, readable.pages) AS INTEGER) AS pages,
    coalesce(reading.encoding, readable.encoding) AS encoding,
    coalesce(declared.declared ->> 'title', reading.title, readable.title) AS title,
    declared.declared ->> 'publisher' AS publisher,
    CAST(declared.declared ->> 'published_on' AS DATE) AS published_start,
    CAST(declared.declared ->> 'published_on' AS DATE) AS published_end,
    CASE WHEN declared.declared ->> 'published_on' IS NOT NULL THEN 'day' END AS published_precision,
    declared.declared ->> 'url' AS url,
    declared.declared ->> 'release_id' AS release_id,
    declared.declared ->> 'role' AS role,
    CAST(declared.declared ->> 'fiscal_year' AS INTEGER) AS listed_fiscal_year,
    CASE
        WHEN newest.event = 'vanished' THEN 'vanished'
        WHEN newest.event = 'unreadable' OR reading.status = 'failed' THEN 'failed'
        WHEN reading.status = 'partly' OR unfinished.reason IS NOT NULL THEN 'partly'
        ELSE 'read'
    END AS status,
    nullif(concat_ws('; ',
        coalesce(newest.reason, reading.reason) || coalesce('（' || coalesce(newest.remedy, reading.remedy) || '）', ''),
        reading.note,
        unfinished.reason
    ), '') AS note,
    first_run.started AS first_seen,
    coalesce(sightings.seen, first_run.started) AS last_seen
FROM newest_versions AS newest
JOIN history USING (document)
JOIN runs AS first_run ON first_run.run_id = history.first_run
LEFT JOIN readings AS reading
    ON reading.sha256 = newest.sha256 AND reading.reader_version = newest.reader_version
LEFT JOIN readable_versions AS readable ON readable.document = newest.document
LEFT JOIN declared ON declared.document = newest.document
LEFT JOIN failed_extractions AS unfinished ON unfinished.document = newest.document
LEFT JOIN sightings ON sightings.document = newest.document;
