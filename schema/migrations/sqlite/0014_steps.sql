-- +goose Up
-- What persons did, in the order in which they did it, and what each step changed
-- of which document: the corrections of a field before and after and what the
-- document said, JSON compressed with zstd. Rows are only ever added; what a part
-- quotes becomes empty where its document is erased. The batches that are there
-- are the first steps, so that their numbers are those of the batches.

CREATE TABLE steps (
	number  INTEGER PRIMARY KEY,
	at      INTEGER NOT NULL,
	by_whom TEXT    NOT NULL,
	verb    TEXT    NOT NULL,
	note    TEXT    NOT NULL,
	undoes  INTEGER NOT NULL,
	batch   INTEGER NOT NULL
) STRICT;
CREATE INDEX steps_by_whom ON steps (by_whom, number);
CREATE INDEX steps_verb ON steps (verb, number);
CREATE INDEX steps_undoes ON steps (undoes);
CREATE INDEX steps_batch ON steps (batch);

CREATE TABLE step_parts (
	step     INTEGER NOT NULL,
	place    INTEGER NOT NULL,
	document TEXT    NOT NULL,
	field    TEXT    NOT NULL,
	fate     TEXT    NOT NULL,
	quoted   BLOB    NOT NULL,
	PRIMARY KEY (step, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_parts_document ON step_parts (document, step);

INSERT INTO steps (number, at, by_whom, verb, note, undoes, batch)
	SELECT number, begun, by_whom, kind, '', undoes, number FROM batches;

-- +goose Down
DROP TABLE step_parts;
DROP TABLE steps;
