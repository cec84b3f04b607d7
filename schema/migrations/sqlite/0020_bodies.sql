-- +goose Up
-- What a library says of organisations, as schema.Body in JSON.

CREATE TABLE bodies (
	id   TEXT PRIMARY KEY,
	body TEXT NOT NULL
) STRICT;

-- +goose Down
DROP TABLE bodies;
