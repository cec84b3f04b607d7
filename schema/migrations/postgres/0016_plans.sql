-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE plans (
	number BIGINT           PRIMARY KEY,
	body   TEXT COLLATE "C" NOT NULL
);

-- +goose Down
DROP TABLE plans;
