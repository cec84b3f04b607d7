-- +goose Up
-- A name that is longer than an index of every database takes stands here, and
-- in other tables under a key made of its beginning and its SHA-256. A name of
-- more than 1,024 bytes that was kept before stands as it is, and the same file
-- gets another row when it is offered again.

CREATE TABLE long_names (
	key  TEXT PRIMARY KEY,
	name TEXT NOT NULL
) STRICT;

-- +goose Down
DROP TABLE long_names;
