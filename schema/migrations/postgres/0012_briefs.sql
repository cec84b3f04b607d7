-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE briefs (
	corridor    TEXT COLLATE "C" NOT NULL,
	language    TEXT COLLATE "C" NOT NULL,
	day         TEXT COLLATE "C" NOT NULL,
	fingerprint TEXT COLLATE "C" NOT NULL,
	body        BYTEA            NOT NULL,
	PRIMARY KEY (corridor, language, day)
);

CREATE TABLE brief_quotes (
	document TEXT COLLATE "C" NOT NULL,
	corridor TEXT COLLATE "C" NOT NULL,
	language TEXT COLLATE "C" NOT NULL,
	day      TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (document, corridor, language, day)
);

-- +goose Down
DROP TABLE brief_quotes, briefs;
