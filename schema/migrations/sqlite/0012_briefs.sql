-- +goose Up
-- Briefings as they were first given out on a day: JSON, compressed with zstd;
-- and which documents each quotes, so that it goes where one of them is erased.

CREATE TABLE briefs (
	corridor    TEXT NOT NULL,
	language    TEXT NOT NULL,
	day         TEXT NOT NULL,
	fingerprint TEXT NOT NULL,
	body        BLOB NOT NULL,
	PRIMARY KEY (corridor, language, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE brief_quotes (
	document TEXT NOT NULL,
	corridor TEXT NOT NULL,
	language TEXT NOT NULL,
	day      TEXT NOT NULL,
	PRIMARY KEY (document, corridor, language, day)
) STRICT, WITHOUT ROWID;

-- +goose Down
DROP TABLE brief_quotes;
DROP TABLE briefs;
