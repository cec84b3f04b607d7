-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE advice (
	number   BIGINT PRIMARY KEY,
	document TEXT   COLLATE "C" NOT NULL,
	person   BIGINT NOT NULL,
	state    TEXT   COLLATE "C" NOT NULL,
	body     TEXT   COLLATE "C" NOT NULL
);
CREATE INDEX advice_document ON advice (document);
CREATE INDEX advice_person ON advice (person, number);
CREATE INDEX advice_state ON advice (state, number);

-- +goose Down
DROP TABLE advice;
