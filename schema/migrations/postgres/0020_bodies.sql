-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE bodies (
	id   TEXT COLLATE "C" PRIMARY KEY,
	body TEXT COLLATE "C" NOT NULL
);

-- +goose Down
DROP TABLE bodies;
