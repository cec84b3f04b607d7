-- +goose Up
-- Two histories may have the same revision: a catalogue that is restored from a
-- backup counts on from there. Each change has an identity of its own, made at
-- random, so that what follows one history is not taken to follow the other.
-- Changes from before have none but the last, which stands for them.

CREATE TABLE history (
	revision INTEGER PRIMARY KEY,
	identity TEXT    NOT NULL
) STRICT;

INSERT INTO history (revision, identity)
SELECT CAST(value AS INTEGER), lower(hex(randomblob(8))) FROM state WHERE name = 'revision' AND value <> '0';

-- +goose Down
DROP TABLE history;
