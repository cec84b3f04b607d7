-- +goose Up
-- Two histories may have the same revision: a catalogue that is restored from a
-- backup counts on from there. Each change has an identity of its own, made at
-- random, so that what follows one history is not taken to follow the other.
-- Changes from before that still show get theirs here.

CREATE TABLE history (
	revision INTEGER PRIMARY KEY,
	identity TEXT    NOT NULL
) STRICT;

INSERT INTO history (revision, identity)
SELECT revision, lower(hex(randomblob(8))) FROM documents
UNION ALL
SELECT revision, lower(hex(randomblob(8))) FROM tombstones;

-- +goose Down
DROP TABLE history;
