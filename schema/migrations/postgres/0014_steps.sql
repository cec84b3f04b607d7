-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE steps (
	number  BIGINT           PRIMARY KEY,
	at      BIGINT           NOT NULL,
	by_whom TEXT COLLATE "C" NOT NULL,
	verb    TEXT COLLATE "C" NOT NULL,
	note    TEXT COLLATE "C" NOT NULL,
	undoes  BIGINT           NOT NULL,
	batch   BIGINT           NOT NULL
);
CREATE INDEX steps_by_whom ON steps (by_whom, number);
CREATE INDEX steps_verb ON steps (verb, number);
CREATE INDEX steps_undoes ON steps (undoes);
CREATE INDEX steps_batch ON steps (batch);

CREATE TABLE step_parts (
	step     BIGINT           NOT NULL,
	place    BIGINT           NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	field    TEXT COLLATE "C" NOT NULL,
	fate     TEXT COLLATE "C" NOT NULL,
	quoted   BYTEA            NOT NULL,
	PRIMARY KEY (step, place)
);
CREATE INDEX step_parts_document ON step_parts (document, step);

INSERT INTO steps (number, at, by_whom, verb, note, undoes, batch)
	SELECT number, begun, by_whom, kind, '', undoes, number FROM batches;

-- +goose Down
DROP TABLE step_parts, steps;
