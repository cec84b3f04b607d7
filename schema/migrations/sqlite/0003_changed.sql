-- +goose Up
-- Harvesters ask for what changed since a time: that of the last revision.
-- Documents from before take that of their import.

ALTER TABLE documents ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
UPDATE documents SET changed = imported;

-- +goose Down
ALTER TABLE documents DROP COLUMN changed;
