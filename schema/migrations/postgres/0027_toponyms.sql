-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE toponyms (
	place TEXT COLLATE "C" PRIMARY KEY,
	names TEXT COLLATE "C" NOT NULL
);

-- +goose Down
DROP TABLE toponyms;
