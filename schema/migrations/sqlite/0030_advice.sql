-- +goose Up
-- What people who may not change documents propose: JSON of schema.Advice.

CREATE TABLE advice (
	number   INTEGER PRIMARY KEY,
	document TEXT    NOT NULL,
	person   INTEGER NOT NULL,
	state    TEXT    NOT NULL,
	body     TEXT    NOT NULL
) STRICT;
CREATE INDEX advice_document ON advice (document);
CREATE INDEX advice_person ON advice (person, number);
CREATE INDEX advice_state ON advice (state, number);

-- +goose Down
DROP TABLE advice;
