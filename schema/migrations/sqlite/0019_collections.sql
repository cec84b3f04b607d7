-- +goose Up
-- What is said of collections, as schema.Collection in JSON. Which documents are
-- part of one stands with the documents.

CREATE TABLE collections (
	name   TEXT    PRIMARY KEY,
	closed INTEGER NOT NULL,
	body   TEXT    NOT NULL
) STRICT;

-- +goose Down
DROP TABLE collections;
