-- +goose Up
-- Who wants to be told of what by mail, and what waiting searches have found.

CREATE TABLE alerts (
	id        TEXT    PRIMARY KEY,
	mail      TEXT    NOT NULL,
	language  TEXT    NOT NULL,
	query     TEXT    NOT NULL,
	often     TEXT    NOT NULL,
	made      INTEGER NOT NULL,
	confirmed INTEGER NOT NULL,
	sent      INTEGER NOT NULL,
	failures  INTEGER NOT NULL,
	figures   TEXT    NOT NULL,
	UNIQUE (mail, language, query)
) STRICT;

CREATE TABLE arrivals (
	standing TEXT    NOT NULL,
	document TEXT    NOT NULL,
	at       INTEGER NOT NULL,
	PRIMARY KEY (standing, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX arrivals_at ON arrivals (at);
CREATE INDEX arrivals_document ON arrivals (document);

-- +goose Down
DROP TABLE arrivals;
DROP TABLE alerts;
