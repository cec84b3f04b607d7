-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE collections (
	name   TEXT COLLATE "C" PRIMARY KEY,
	closed BIGINT           NOT NULL,
	body   TEXT COLLATE "C" NOT NULL
);

-- +goose Down
DROP TABLE collections;
