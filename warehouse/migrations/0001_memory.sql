-- The ledger's tables. Append-only, but for two: a run gets its end, and `sightings` is a cache of the last look.

CREATE TABLE migrations (
    number INTEGER PRIMARY KEY,
    name VARCHAR NOT NULL,
    applied TIMESTAMP NOT NULL
);

CREATE TABLE runs (
    run_id INTEGER PRIMARY KEY,
    started TIMESTAMP NOT NULL,
    finished TIMESTAMP,
    status VARCHAR NOT NULL CHECK (status IN ('running', 'done', 'failed', 'interrupted')),
    looked_at VARCHAR[],
    summary JSON
);

CREATE TABLE sources (
    source VARCHAR PRIMARY KEY,
    root VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);

CREATE TABLE contents (
    sha256 VARCHAR PRIMARY KEY,
    size BIGINT NOT NULL,
    run_id INTEGER NOT NULL
);

-- What became of a document: which bytes it held as read by which reader, or why there are none.
CREATE TABLE versions (
    version_id BIGINT PRIMARY KEY,
    document VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    event VARCHAR NOT NULL
        CHECK (event IN ('new', 'changed', 'reread', 'reappeared', 'vanished', 'unreadable')),
    sha256 VARCHAR,
    reader_version VARCHAR,
    reason VARCHAR,
    remedy VARCHAR,
    run_id INTEGER NOT NULL
);

-- What a source says of a document besides its bytes (published_on, publisher, title, url).
CREATE TABLE declarations (
    document VARCHAR NOT NULL,
    declared JSON NOT NULL,
    run_id INTEGER NOT NULL
);

CREATE TABLE readings (
    sha256 VARCHAR NOT NULL,
    reader_version VARCHAR NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('read', 'partly', 'failed')),
    reason VARCHAR,
    remedy VARCHAR,
    media_type VARCHAR,
    pages INTEGER,
    encoding VARCHAR,
    title VARCHAR,
    note VARCHAR,
    -- The Document as MessagePack, compressed.
    body BLOB,
    run_id INTEGER NOT NULL,
    PRIMARY KEY (sha256, reader_version)
);

CREATE TABLE extractions (
    extraction_id BIGINT PRIMARY KEY,
    document VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    reader_version VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    kind_version VARCHAR NOT NULL,
    declared VARCHAR NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('done', 'failed')),
    reason VARCHAR,
    facts INTEGER NOT NULL,
    run_id INTEGER NOT NULL
);

CREATE TABLE facts (
    extraction_id BIGINT NOT NULL,
    ordinal INTEGER NOT NULL,
    fact_id VARCHAR NOT NULL,
    value JSON NOT NULL,
    anchor VARCHAR NOT NULL,
    block INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    page INTEGER NOT NULL,
    line INTEGER,
    box DOUBLE[],
    quote VARCHAR NOT NULL,
    value_quote VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    repaired BOOLEAN NOT NULL,
    evidence JSON NOT NULL
);

-- The last time that a document was seen, and what its file looked like then: what looks the same is not hashed
-- again. The columns of the file are empty where a look can't be trusted (see flows/looking.py).
CREATE TABLE sightings (
    document VARCHAR PRIMARY KEY,
    seen TIMESTAMP NOT NULL,
    sha256 VARCHAR,
    size BIGINT,
    mtime_ns BIGINT,
    ctime_ns BIGINT,
    inode UBIGINT
);

CREATE TABLE publications (
    run_id INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    size BIGINT NOT NULL,
    mtime_ns BIGINT NOT NULL,
    published TIMESTAMP NOT NULL
);
