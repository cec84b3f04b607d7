-- +goose Up
-- Times are UTC milliseconds since 1970. JSON columns hold the Go types of
-- package schema. Page texts are zstd frames.

CREATE TABLE state (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;

INSERT INTO state (name, value) VALUES ('epoch', lower(hex(randomblob(16)))), ('revision', '0');

CREATE TABLE documents (
	id           TEXT PRIMARY KEY,
	revision     INTEGER NOT NULL UNIQUE,
	hash         TEXT    NOT NULL,      -- of the original
	content_hash TEXT    NOT NULL,      -- of everything SIMDE says of it
	describer    TEXT    NOT NULL,      -- version of the rules that described it
	imported     INTEGER NOT NULL,
	card         TEXT    NOT NULL,      -- schema.Card
	body         BLOB    NOT NULL       -- schema.Document without pages, zstd
) STRICT;
CREATE INDEX documents_hash ON documents (hash);
CREATE INDEX documents_imported ON documents (imported);
CREATE INDEX documents_describer ON documents (describer);

CREATE TABLE pages (
	document TEXT    NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
	number   INTEGER NOT NULL,
	label    TEXT    NOT NULL,
	language TEXT    NOT NULL,
	engine   TEXT    NOT NULL,
	text     BLOB    NOT NULL,
	PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE identifiers (
	identifier TEXT NOT NULL,
	document   TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
	PRIMARY KEY (identifier, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifiers_document ON identifiers (document);

-- A withdrawn document leaves its id and the revision of its withdrawal.
CREATE TABLE tombstones (
	id       TEXT PRIMARY KEY,
	revision INTEGER NOT NULL UNIQUE
) STRICT;

-- One row a file ever offered, by the name under which it was offered.
CREATE TABLE ledger (
	name       TEXT PRIMARY KEY,
	source     TEXT    NOT NULL,        -- the manifest that named it, or ''
	state      TEXT    NOT NULL,        -- waiting, imported, updated, unchanged, duplicate, failed, notice
	document   TEXT    NOT NULL,        -- the document it became or equals, or ''
	hash       TEXT    NOT NULL,
	size       INTEGER NOT NULL,
	media_type TEXT    NOT NULL,
	pages      INTEGER NOT NULL,
	stage      TEXT    NOT NULL,
	class      TEXT    NOT NULL,
	reason     TEXT    NOT NULL,
	extractor  TEXT    NOT NULL,
	warnings   TEXT    NOT NULL,        -- JSON list
	attempts   INTEGER NOT NULL,
	took       INTEGER NOT NULL,        -- milliseconds
	at         INTEGER NOT NULL
) STRICT;
CREATE INDEX ledger_state ON ledger (state);
CREATE INDEX ledger_document ON ledger (document);

-- +goose Down
DROP TABLE ledger;
DROP TABLE tombstones;
DROP TABLE identifiers;
DROP TABLE pages;
DROP TABLE documents;
DROP TABLE state;
