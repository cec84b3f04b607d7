-- +goose Up
-- Where documents come from by themselves, as schema.Source in JSON, with how far
-- each was read; and what is known of each thing that one offers, as
-- schema.SourceItem in JSON, by what the source calls it.

CREATE TABLE sources (
	name TEXT PRIMARY KEY,
	body TEXT NOT NULL
) STRICT;

CREATE TABLE source_items (
	source TEXT NOT NULL,
	item   TEXT NOT NULL,
	body   TEXT NOT NULL,
	PRIMARY KEY (source, item)
) STRICT, WITHOUT ROWID;

-- +goose Down
DROP TABLE source_items;
DROP TABLE sources;
