-- +goose Up
-- What was withdrawn is kept out of later imports and can be brought back: who
-- withdrew it, why, when, and the document without its pages. Tombstones from
-- before have an empty body and keep nothing out.

ALTER TABLE tombstones ADD COLUMN by_whom TEXT    NOT NULL DEFAULT '';
ALTER TABLE tombstones ADD COLUMN reason  TEXT    NOT NULL DEFAULT '';
ALTER TABLE tombstones ADD COLUMN at      INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tombstones ADD COLUMN body    BLOB    NOT NULL DEFAULT x''; -- schema.Document without pages, zstd

-- +goose Down
ALTER TABLE tombstones DROP COLUMN body;
ALTER TABLE tombstones DROP COLUMN at;
ALTER TABLE tombstones DROP COLUMN reason;
ALTER TABLE tombstones DROP COLUMN by_whom;
