-- +goose Up
-- See the step of SQLite of the same number. PostgreSQL keeps long values apart by
-- itself, so that nothing is to be done.
SELECT 1;

-- +goose Down
SELECT 1;
