-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE sources (
	name TEXT COLLATE "C" PRIMARY KEY,
	body TEXT COLLATE "C" NOT NULL
);

CREATE TABLE source_items (
	source TEXT COLLATE "C" NOT NULL,
	item   TEXT COLLATE "C" NOT NULL,
	body   TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (source, item)
);

-- +goose Down
DROP TABLE source_items, sources;
