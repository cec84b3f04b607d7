-- +goose Up
-- What people bring until it becomes documents: JSON of the Go types of package
-- schema, and of each file what was read of it, compressed with zstd.

CREATE TABLE uploads (
	number INTEGER PRIMARY KEY,
	person INTEGER NOT NULL,
	state  TEXT    NOT NULL,
	body   TEXT    NOT NULL
) STRICT;
CREATE INDEX uploads_state ON uploads (state);

CREATE TABLE upload_files (
	upload INTEGER NOT NULL,
	number INTEGER NOT NULL,
	state  TEXT    NOT NULL,
	hash   TEXT    NOT NULL,
	body   TEXT    NOT NULL,
	draft  BLOB    NOT NULL,
	PRIMARY KEY (upload, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_files_state ON upload_files (state);
CREATE INDEX upload_files_hash ON upload_files (hash);

-- +goose Down
DROP TABLE upload_files;
DROP TABLE uploads;
