-- +goose Up
-- The pictures of collections, JPEG. What they show stands with the collections.

CREATE TABLE covers (
	name TEXT PRIMARY KEY,
	jpeg BLOB NOT NULL
) STRICT;

-- +goose Down
DROP TABLE covers;
