-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE cases (
	code        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	document    TEXT COLLATE "C" NOT NULL,
	other       TEXT COLLATE "C" NOT NULL,
	kind        TEXT COLLATE "C" NOT NULL,
	alike       TEXT COLLATE "C" NOT NULL,
	certainty   TEXT COLLATE "C" NOT NULL,
	confidence  DOUBLE PRECISION NOT NULL,
	language    TEXT COLLATE "C" NOT NULL,
	collections TEXT COLLATE "C" NOT NULL,
	batch       BIGINT           NOT NULL,
	found       BIGINT           NOT NULL,
	body        TEXT COLLATE "C" NOT NULL
);
CREATE INDEX cases_document ON cases (document);
CREATE INDEX cases_other ON cases (other);
CREATE INDEX cases_alike ON cases (alike, code, document);
CREATE INDEX cases_facets ON cases (kind, language, certainty, batch, collections);

CREATE TABLE unsure (
	code    TEXT COLLATE "C" NOT NULL,
	by_whom TEXT COLLATE "C" NOT NULL,
	at      BIGINT           NOT NULL,
	PRIMARY KEY (code, by_whom)
);
CREATE INDEX unsure_by_whom ON unsure (by_whom);

CREATE TABLE loans (
	code    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
	by_whom TEXT COLLATE "C" NOT NULL UNIQUE,
	until   BIGINT           NOT NULL
);

-- +goose Down
DROP TABLE loans, unsure, cases;
