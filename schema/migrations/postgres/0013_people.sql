-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE people (
	number   BIGINT           PRIMARY KEY,
	name     TEXT COLLATE "C" NOT NULL,
	folded   TEXT COLLATE "C" NOT NULL UNIQUE,
	office   TEXT COLLATE "C" NOT NULL,
	password TEXT COLLATE "C" NOT NULL,
	language TEXT COLLATE "C" NOT NULL,
	no_keys  BIGINT           NOT NULL,
	made     BIGINT           NOT NULL,
	seen     BIGINT           NOT NULL,
	gone     BIGINT           NOT NULL
);

CREATE TABLE invitations (
	key      TEXT COLLATE "C" PRIMARY KEY,
	office   TEXT COLLATE "C" NOT NULL,
	name     TEXT COLLATE "C" NOT NULL,
	note     TEXT COLLATE "C" NOT NULL,
	by_whom  TEXT COLLATE "C" NOT NULL,
	made     BIGINT           NOT NULL,
	ends     BIGINT           NOT NULL,
	again    BIGINT           NOT NULL
);

CREATE TABLE sessions (
	key      TEXT COLLATE "C" PRIMARY KEY,
	person   BIGINT           NOT NULL,
	agent    TEXT COLLATE "C" NOT NULL,
	begun    BIGINT           NOT NULL,
	seen     BIGINT           NOT NULL,
	ends     BIGINT           NOT NULL,
	data     BYTEA            NOT NULL
);
CREATE INDEX sessions_person ON sessions (person);

CREATE TABLE tokens (
	key      TEXT COLLATE "C" PRIMARY KEY,
	person   BIGINT           NOT NULL,
	name     TEXT COLLATE "C" NOT NULL,
	office   TEXT COLLATE "C" NOT NULL,
	made     BIGINT           NOT NULL,
	ends     BIGINT           NOT NULL,
	used     BIGINT           NOT NULL,
	UNIQUE (person, name)
);

CREATE TABLE attempts (
	key      TEXT COLLATE "C" PRIMARY KEY,
	failures BIGINT           NOT NULL,
	last     BIGINT           NOT NULL
);

-- +goose Down
DROP TABLE attempts, tokens, sessions, invitations, people;
