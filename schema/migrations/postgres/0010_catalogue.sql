-- +goose Up
-- The tables as SQLite has them after step 10, where they are explained. Texts
-- are compared and ordered by their bytes, whatever the language of the
-- database.

CREATE TABLE state (
	name  TEXT COLLATE "C" PRIMARY KEY,
	value TEXT COLLATE "C" NOT NULL
);

INSERT INTO state (name, value) VALUES ('epoch', replace(CAST(gen_random_uuid() AS TEXT), '-', '')), ('revision', '0');

CREATE TABLE documents (
	id           TEXT COLLATE "C" PRIMARY KEY,
	revision     BIGINT           NOT NULL UNIQUE,
	hash         TEXT COLLATE "C" NOT NULL,
	content_hash TEXT COLLATE "C" NOT NULL,
	describer    TEXT COLLATE "C" NOT NULL,
	imported     BIGINT           NOT NULL,
	card         TEXT COLLATE "C" NOT NULL,
	body         BYTEA            NOT NULL,
	changed      BIGINT           NOT NULL DEFAULT 0
);
ALTER TABLE documents ALTER COLUMN body SET STORAGE EXTERNAL; -- it is packed already
CREATE INDEX documents_hash ON documents (hash);
CREATE INDEX documents_imported ON documents (imported);
CREATE INDEX documents_describer ON documents (describer);

CREATE TABLE pages (
	document TEXT COLLATE "C" NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
	number   BIGINT           NOT NULL,
	label    TEXT COLLATE "C" NOT NULL,
	language TEXT COLLATE "C" NOT NULL,
	engine   TEXT COLLATE "C" NOT NULL,
	text     BYTEA            NOT NULL,
	PRIMARY KEY (document, number)
);
ALTER TABLE pages ALTER COLUMN text SET STORAGE EXTERNAL;

CREATE TABLE identifiers (
	identifier TEXT COLLATE "C" NOT NULL,
	document   TEXT COLLATE "C" NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
	PRIMARY KEY (identifier, document)
);
CREATE INDEX identifiers_document ON identifiers (document);

CREATE TABLE parts (
	document TEXT COLLATE "C" NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
	hash     TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (document, hash)
);
CREATE INDEX parts_hash ON parts (hash);

CREATE TABLE tombstones (
	id       TEXT COLLATE "C" PRIMARY KEY,
	revision BIGINT           NOT NULL UNIQUE,
	by_whom  TEXT COLLATE "C" NOT NULL DEFAULT '',
	reason   TEXT COLLATE "C" NOT NULL DEFAULT '',
	at       BIGINT           NOT NULL DEFAULT 0,
	body     BYTEA            NOT NULL DEFAULT '',
	sketch   BYTEA            NOT NULL DEFAULT ''
);

CREATE TABLE history (
	revision BIGINT PRIMARY KEY,
	identity TEXT COLLATE "C" NOT NULL
);

CREATE TABLE ledger (
	name       TEXT COLLATE "C" PRIMARY KEY,
	source     TEXT COLLATE "C" NOT NULL,
	state      TEXT COLLATE "C" NOT NULL,
	document   TEXT COLLATE "C" NOT NULL,
	hash       TEXT COLLATE "C" NOT NULL,
	size       BIGINT           NOT NULL,
	media_type TEXT COLLATE "C" NOT NULL,
	pages      BIGINT           NOT NULL,
	stage      TEXT COLLATE "C" NOT NULL,
	class      TEXT COLLATE "C" NOT NULL,
	reason     TEXT COLLATE "C" NOT NULL,
	extractor  TEXT COLLATE "C" NOT NULL,
	warnings   TEXT COLLATE "C" NOT NULL,
	attempts   BIGINT           NOT NULL,
	took       BIGINT           NOT NULL,
	at         BIGINT           NOT NULL,
	batch      BIGINT           NOT NULL DEFAULT 0
);
CREATE INDEX ledger_state ON ledger (state);
CREATE INDEX ledger_document ON ledger (document);

CREATE TABLE batches (
	number  BIGINT           PRIMARY KEY,
	kind    TEXT COLLATE "C" NOT NULL,
	undoes  BIGINT           NOT NULL,
	by_whom TEXT COLLATE "C" NOT NULL,
	command TEXT COLLATE "C" NOT NULL,
	begun   BIGINT           NOT NULL,
	ended   BIGINT           NOT NULL,
	summary TEXT COLLATE "C" NOT NULL
);

CREATE TABLE batch_rows (
	batch    BIGINT           NOT NULL,
	name     TEXT COLLATE "C" NOT NULL,
	state    TEXT COLLATE "C" NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	hash     TEXT COLLATE "C" NOT NULL,
	class    TEXT COLLATE "C" NOT NULL,
	reason   TEXT COLLATE "C" NOT NULL,
	before   TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (batch, name)
);

CREATE TABLE batch_changes (
	batch    BIGINT           NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	revision BIGINT           NOT NULL,
	since    BIGINT           NOT NULL,
	before   BYTEA            NOT NULL,
	PRIMARY KEY (batch, document)
);
CREATE INDEX batch_changes_document ON batch_changes (document);

CREATE TABLE portraits (
	document TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	language TEXT COLLATE "C" NOT NULL,
	revision BIGINT           NOT NULL,
	rules    TEXT COLLATE "C" NOT NULL,
	bound    BIGINT           NOT NULL,
	keys     BYTEA            NOT NULL,
	data     BYTEA            NOT NULL
);

CREATE TABLE portrait_keys (
	code     BIGINT           NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (code, document)
);

CREATE TABLE bonds (
	a        TEXT COLLATE "C" NOT NULL,
	b        TEXT COLLATE "C" NOT NULL,
	kind     TEXT COLLATE "C" NOT NULL,
	strength DOUBLE PRECISION NOT NULL,
	PRIMARY KEY (a, b, kind)
);
CREATE INDEX bonds_b ON bonds (b);

CREATE TABLE kin (
	document TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	language TEXT COLLATE "C" NOT NULL,
	copies   TEXT COLLATE "C" NOT NULL,
	work     TEXT COLLATE "C" NOT NULL,
	since    BIGINT           NOT NULL
);
CREATE INDEX kin_copies ON kin (copies);
CREATE INDEX kin_work ON kin (work);
CREATE INDEX kin_since ON kin (since);

CREATE TABLE long_names (
	key  TEXT COLLATE "C" PRIMARY KEY,
	name TEXT COLLATE "C" NOT NULL
);

-- +goose Down
DROP TABLE long_names, kin, bonds, portrait_keys, portraits, batch_changes, batch_rows, batches, ledger, history, tombstones,
	parts, identifiers, pages, documents, state;
