-- +goose Up
-- How the text of a page was read from its picture: schema.Recognition in JSON, as
-- a zstd frame; NULL where the text is the file's own.
ALTER TABLE pages ADD COLUMN seen BLOB;

-- +goose Down
ALTER TABLE pages DROP COLUMN seen;
