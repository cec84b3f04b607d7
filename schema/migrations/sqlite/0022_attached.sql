-- +goose Up
-- Which documents are attached to which others, as the attached ones say
-- (schema.Document.AttachedTo). The other one may not be held any more.

CREATE TABLE attached (
	carrier  TEXT NOT NULL,
	document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
	PRIMARY KEY (carrier, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX attached_document ON attached (document);

-- +goose Down
DROP TABLE attached;
