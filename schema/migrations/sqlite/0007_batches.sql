-- +goose Up
-- Every import is a batch: who ran it, when, and what it did to each file and
-- each document, so that it can be undone. What was imported before has none:
-- its rows have the batch 0.

CREATE TABLE batches (
	number  INTEGER PRIMARY KEY AUTOINCREMENT,
	kind    TEXT    NOT NULL,      -- import, retry, undo
	undoes  INTEGER NOT NULL,      -- the batch that an undo takes back, or 0
	by_whom TEXT    NOT NULL,
	command TEXT    NOT NULL,
	begun   INTEGER NOT NULL,
	ended   INTEGER NOT NULL,      -- 0 until then, and for ever where it was interrupted
	summary TEXT    NOT NULL       -- corpus.Summary as JSON, '' until it ended
) STRICT;

ALTER TABLE ledger ADD COLUMN batch INTEGER NOT NULL DEFAULT 0; -- that wrote the row last

-- What each batch made of each file.
CREATE TABLE batch_rows (
	batch    INTEGER NOT NULL,
	name     TEXT    NOT NULL,
	state    TEXT    NOT NULL,
	document TEXT    NOT NULL,
	hash     TEXT    NOT NULL,
	class    TEXT    NOT NULL,
	reason   TEXT    NOT NULL,
	before   TEXT    NOT NULL,     -- corpus.Row as JSON where an undo needs it, or ''
	PRIMARY KEY (batch, name)
) STRICT, WITHOUT ROWID;

-- What each batch changed of each document.
CREATE TABLE batch_changes (
	batch    INTEGER NOT NULL,
	document TEXT    NOT NULL,
	revision INTEGER NOT NULL,     -- the last that the batch made
	since    INTEGER NOT NULL,     -- the revision that the document had before, or 0
	before   BLOB    NOT NULL,     -- schema.Document without pages, zstd; empty where it was not held
	PRIMARY KEY (batch, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_changes_document ON batch_changes (document);

-- +goose Down
DROP TABLE batch_changes;
DROP TABLE batch_rows;
ALTER TABLE ledger DROP COLUMN batch;
DROP TABLE batches;
