-- +goose Up
-- See the step of SQLite of the same number.

ALTER TABLE pages ADD COLUMN seen BYTEA;

-- +goose Down
ALTER TABLE pages DROP COLUMN seen;
