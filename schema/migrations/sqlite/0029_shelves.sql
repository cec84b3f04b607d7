-- +goose Up
-- Which indices of closed collections there are, each of the documents that are in
-- the same of them. Their collections are a list in JSON.

CREATE TABLE shelves (
	key TEXT PRIMARY KEY,
	collections TEXT NOT NULL
) STRICT;

-- +goose Down
DROP TABLE shelves;
