-- +goose Up
-- What waits for a person: derived from the documents, the bonds between them
-- and the ledger, and found again where it is lacking. What persons were not
-- sure of is of record.

CREATE TABLE cases (
	code        TEXT    NOT NULL PRIMARY KEY,
	document    TEXT    NOT NULL,      -- '' of a file that is held back
	other       TEXT    NOT NULL,      -- the second document of a pair, or ''
	kind        TEXT    NOT NULL,
	alike       TEXT    NOT NULL,      -- one code for those that one decision settles
	certainty   TEXT    NOT NULL,
	confidence  REAL    NOT NULL,
	language    TEXT    NOT NULL,
	collections TEXT    NOT NULL,      -- names, each between line feeds
	batch       INTEGER NOT NULL,
	found       INTEGER NOT NULL,
	body        TEXT    NOT NULL       -- schema.Case
) STRICT;
CREATE INDEX cases_document ON cases (document);
CREATE INDEX cases_other ON cases (other);
CREATE INDEX cases_alike ON cases (alike, code, document);
CREATE INDEX cases_facets ON cases (kind, language, certainty, batch, collections);

CREATE TABLE unsure (
	code    TEXT    NOT NULL,          -- of the case
	by_whom TEXT    NOT NULL,
	at      INTEGER NOT NULL,
	PRIMARY KEY (code, by_whom)
) STRICT, WITHOUT ROWID;
CREATE INDEX unsure_by_whom ON unsure (by_whom);

CREATE TABLE loans (
	code    TEXT    NOT NULL PRIMARY KEY,
	by_whom TEXT    NOT NULL UNIQUE,
	until   INTEGER NOT NULL
) STRICT;

-- +goose Down
DROP TABLE loans;
DROP TABLE unsure;
DROP TABLE cases;
