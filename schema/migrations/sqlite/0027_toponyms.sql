-- +goose Up
-- The further names that a library has for places, as schema.Toponyms in JSON.

CREATE TABLE toponyms (
	place TEXT PRIMARY KEY,
	names TEXT NOT NULL
) STRICT;

-- +goose Down
DROP TABLE toponyms;
