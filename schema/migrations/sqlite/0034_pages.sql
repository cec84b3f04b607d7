-- +goose Up
-- A table WITHOUT ROWID keeps a thousand bytes of a row in place and puts the rest,
-- however little, into a page of its own: most pages of text took four times what
-- they are. A table with row numbers keeps up to four thousand in place.
CREATE TABLE pages_by_row (
	document TEXT    NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
	number   INTEGER NOT NULL,
	label    TEXT    NOT NULL,
	language TEXT    NOT NULL,
	engine   TEXT    NOT NULL,
	text     BLOB    NOT NULL,
	seen     BLOB,
	PRIMARY KEY (document, number)
) STRICT;
INSERT INTO pages_by_row (document, number, label, language, engine, text, seen)
	SELECT document, number, label, language, engine, text, seen FROM pages ORDER BY document, number;
DROP TABLE pages;
ALTER TABLE pages_by_row RENAME TO pages;

-- +goose Down
CREATE TABLE pages_by_key (
	document TEXT    NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
	number   INTEGER NOT NULL,
	label    TEXT    NOT NULL,
	language TEXT    NOT NULL,
	engine   TEXT    NOT NULL,
	text     BLOB    NOT NULL,
	seen     BLOB,
	PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;
INSERT INTO pages_by_key (document, number, label, language, engine, text, seen)
	SELECT document, number, label, language, engine, text, seen FROM pages;
DROP TABLE pages;
ALTER TABLE pages_by_key RENAME TO pages;
