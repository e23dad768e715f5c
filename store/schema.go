package store

// schemaVersion is the version of the schema that this debtscan writes, kept
// in user_version.
const schemaVersion = 2

// createSQL makes version 1.
//
// Runs are numbered from 1 without gaps. A span is a stretch of runs,
// from_run up to but without to_run, in which nothing about a finding changed
// but its interest; spans of one interval carry the run that opened it in
// began. A span that goes on in another one has an end without closed_by.
// Causes, severities and states are the codes of codes.go. Interest is in
// tenths of a point, times are seconds since 1970 UTC.
const createSQL = `
CREATE TABLE run (
	id        INTEGER PRIMARY KEY,
	key       BLOB    NOT NULL, -- digest of all that decides what a run says
	as_of     INTEGER NOT NULL,
	source    TEXT    NOT NULL,
	commit_id TEXT    NOT NULL,
	branch    TEXT    NOT NULL,
	history   TEXT    NOT NULL,
	tool      TEXT    NOT NULL, -- version of debtscan
	rules     TEXT    NOT NULL, -- digest
	data      TEXT    NOT NULL, -- digest
	config    TEXT    NOT NULL, -- digest
	complete  INTEGER NOT NULL CHECK (complete IN (0, 1)),
	partial   INTEGER NOT NULL CHECK (partial IN (0, 1)), -- some units only
	open      INTEGER NOT NULL,
	accepted  INTEGER NOT NULL,
	principal INTEGER NOT NULL, -- minutes, of open
	interest  INTEGER NOT NULL, -- tenths, of open
	journal   BLOB    NOT NULL
) STRICT;
CREATE INDEX run_key ON run (key);

CREATE TABLE rule (
	id     INTEGER PRIMARY KEY,
	key    TEXT    NOT NULL UNIQUE,
	name   TEXT    NOT NULL,
	family TEXT    NOT NULL,
	digest TEXT    NOT NULL, -- when it was last evaluated; empty before that
	rules  TEXT    NOT NULL, -- digest of all rules then
	failed INTEGER NOT NULL CHECK (failed IN (0, 1)) -- in the last run that had it
) STRICT;

CREATE TABLE unit (
	id   INTEGER PRIMARY KEY,
	key  TEXT NOT NULL UNIQUE,
	look BLOB -- digest of what was last seen of it; NULL while it is gone
) STRICT;

CREATE TABLE owners (id INTEGER PRIMARY KEY, names TEXT NOT NULL UNIQUE) STRICT; -- a JSON list
CREATE TABLE path   (id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE fingerprint (id INTEGER PRIMARY KEY, value ANY NOT NULL UNIQUE) STRICT; -- bytes of the hex digits

-- Messages with the parts of their keys taken out: {0}, {1}.
CREATE TABLE wording (id INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE text (
	id         INTEGER PRIMARY KEY,
	digest     INTEGER NOT NULL,
	key        TEXT    NOT NULL, -- a JSON list
	wording    INTEGER NOT NULL REFERENCES wording,
	confidence TEXT    NOT NULL,
	introduced INTEGER,
	until      TEXT    NOT NULL  -- of an accepted finding, YYYY-MM-DD
) STRICT;

CREATE TABLE span (
	id          INTEGER PRIMARY KEY,
	fingerprint INTEGER NOT NULL REFERENCES fingerprint,
	from_run    INTEGER NOT NULL REFERENCES run,
	to_run      INTEGER REFERENCES run CHECK (to_run > from_run),
	began       INTEGER NOT NULL REFERENCES run CHECK (began <= from_run),
	opened_by   INTEGER NOT NULL CHECK (opened_by BETWEEN 1 AND 5),
	closed_by   INTEGER CHECK (closed_by IS NULL OR (closed_by IN (2, 3, 6, 7, 8) AND to_run IS NOT NULL)),
	state       INTEGER NOT NULL CHECK (state IN (0, 1)),
	severity    INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
	rule        INTEGER NOT NULL REFERENCES rule,
	unit        INTEGER NOT NULL REFERENCES unit,
	owners      INTEGER NOT NULL REFERENCES owners,
	principal   INTEGER NOT NULL,
	interest    INTEGER NOT NULL, -- in from_run
	text        INTEGER NOT NULL REFERENCES text,
	path        INTEGER NOT NULL REFERENCES path,
	line        INTEGER NOT NULL,
	moved_from  INTEGER -- the span before it, when that has another fingerprint
) STRICT;
CREATE INDEX span_fingerprint ON span (fingerprint);
CREATE UNIQUE INDEX span_live ON span (fingerprint) WHERE to_run IS NULL;

-- What the last run that looked there could not read.
CREATE TABLE blind (path TEXT NOT NULL, unit TEXT NOT NULL, PRIMARY KEY (path, unit)) STRICT, WITHOUT ROWID;

-- Lists of runs before first_listed are gone; their numbers are in journals.
CREATE TABLE kept (id INTEGER PRIMARY KEY CHECK (id = 1), first_listed INTEGER NOT NULL) STRICT;
INSERT INTO kept VALUES (1, 1);
`

// shiftColumnsSQL makes version 2 of version 1, but for what the new columns
// hold: what each run moved, by rule, severity, owners and unit.
const shiftColumnsSQL = `
ALTER TABLE run ADD COLUMN by_rule     BLOB NOT NULL DEFAULT x'';
ALTER TABLE run ADD COLUMN by_severity BLOB NOT NULL DEFAULT x'';
ALTER TABLE run ADD COLUMN by_owners   BLOB NOT NULL DEFAULT x'';
ALTER TABLE run ADD COLUMN by_unit     BLOB NOT NULL DEFAULT x'';
`
