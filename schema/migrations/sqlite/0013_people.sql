-- +goose Up
-- Who has an account, and by what they are known. No secret stands here: of a
-- password its argon2id hash, of a link, a cookie and a token the SHA-256.

CREATE TABLE people (
	number   INTEGER PRIMARY KEY,
	name     TEXT    NOT NULL,
	folded   TEXT    NOT NULL UNIQUE,
	office   TEXT    NOT NULL,
	password TEXT    NOT NULL,
	language TEXT    NOT NULL,
	no_keys  INTEGER NOT NULL,
	made     INTEGER NOT NULL,
	seen     INTEGER NOT NULL,
	gone     INTEGER NOT NULL
) STRICT;

CREATE TABLE invitations (
	key     TEXT    PRIMARY KEY,
	office  TEXT    NOT NULL,
	name    TEXT    NOT NULL,
	note    TEXT    NOT NULL,
	by_whom TEXT    NOT NULL,
	made    INTEGER NOT NULL,
	ends    INTEGER NOT NULL,
	again   INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
	key    TEXT    PRIMARY KEY,
	person INTEGER NOT NULL,
	agent  TEXT    NOT NULL,
	begun  INTEGER NOT NULL,
	seen   INTEGER NOT NULL,
	ends   INTEGER NOT NULL,
	data   BLOB    NOT NULL
) STRICT;
CREATE INDEX sessions_person ON sessions (person);

CREATE TABLE tokens (
	key    TEXT    PRIMARY KEY,
	person INTEGER NOT NULL,
	name   TEXT    NOT NULL,
	office TEXT    NOT NULL,
	made   INTEGER NOT NULL,
	ends   INTEGER NOT NULL,
	used   INTEGER NOT NULL,
	UNIQUE (person, name)
) STRICT;

CREATE TABLE attempts (
	key      TEXT    PRIMARY KEY,
	failures INTEGER NOT NULL,
	last     INTEGER NOT NULL
) STRICT;

-- +goose Down
DROP TABLE attempts;
DROP TABLE tokens;
DROP TABLE sessions;
DROP TABLE invitations;
DROP TABLE people;
