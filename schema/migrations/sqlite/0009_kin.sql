-- +goose Up
-- Which documents are near-copies and translations of one another: derived from
-- the documents, and made again where it is lacking.

CREATE TABLE portraits (
	document TEXT    NOT NULL PRIMARY KEY,
	language TEXT    NOT NULL,
	revision INTEGER NOT NULL,
	rules    TEXT    NOT NULL,
	bound    INTEGER NOT NULL,
	keys     BLOB    NOT NULL,
	data     BLOB    NOT NULL
) STRICT;

CREATE TABLE portrait_keys (
	code     INTEGER NOT NULL,
	document TEXT    NOT NULL,
	PRIMARY KEY (code, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE bonds (
	a        TEXT NOT NULL,
	b        TEXT NOT NULL,
	kind     TEXT NOT NULL,
	strength REAL NOT NULL,
	PRIMARY KEY (a, b, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX bonds_b ON bonds (b);

CREATE TABLE kin (
	document TEXT    NOT NULL PRIMARY KEY,
	language TEXT    NOT NULL,
	copies   TEXT    NOT NULL,
	work     TEXT    NOT NULL,
	since    INTEGER NOT NULL
) STRICT;
CREATE INDEX kin_copies ON kin (copies);
CREATE INDEX kin_work ON kin (work);
CREATE INDEX kin_since ON kin (since);

-- +goose Down
DROP TABLE kin;
DROP TABLE bonds;
DROP TABLE portrait_keys;
DROP TABLE portraits;
