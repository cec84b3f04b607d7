-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE uploads (
	number BIGINT           PRIMARY KEY,
	person BIGINT           NOT NULL,
	state  TEXT COLLATE "C" NOT NULL,
	body   TEXT COLLATE "C" NOT NULL
);
CREATE INDEX uploads_state ON uploads (state);

CREATE TABLE upload_files (
	upload BIGINT           NOT NULL,
	number BIGINT           NOT NULL,
	state  TEXT COLLATE "C" NOT NULL,
	hash   TEXT COLLATE "C" NOT NULL,
	body   TEXT COLLATE "C" NOT NULL,
	draft  BYTEA            NOT NULL,
	PRIMARY KEY (upload, number)
);
CREATE INDEX upload_files_state ON upload_files (state);
CREATE INDEX upload_files_hash ON upload_files (hash);

-- +goose Down
DROP TABLE upload_files, uploads;
