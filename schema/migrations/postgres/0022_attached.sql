-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE attached (
	carrier  TEXT COLLATE "C" NOT NULL,
	document TEXT COLLATE "C" NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
	PRIMARY KEY (carrier, document)
);
CREATE INDEX attached_document ON attached (document);

-- +goose Down
DROP TABLE attached;
