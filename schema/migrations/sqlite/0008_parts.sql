-- +goose Up
-- A document may have several files: the hash of the first stands in documents,
-- those of all in parts. A document from before has one file at most, and no
-- rows here.

CREATE TABLE parts (
	document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
	hash     TEXT NOT NULL,
	PRIMARY KEY (document, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX parts_hash ON parts (hash);

-- +goose Down
DROP TABLE parts;
