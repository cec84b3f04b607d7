-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE covers (
	name TEXT  COLLATE "C" PRIMARY KEY,
	jpeg BYTEA NOT NULL
);

-- +goose Down
DROP TABLE covers;
