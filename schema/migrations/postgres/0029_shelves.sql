-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE shelves (
	key TEXT COLLATE "C" PRIMARY KEY,
	collections TEXT COLLATE "C" NOT NULL
);

-- +goose Down
DROP TABLE shelves;
