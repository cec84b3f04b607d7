-- +goose Up
-- What is nearly the text of a withdrawn document is held back: a sketch of
-- that text, as corpus.Sketch encodes it. Withdrawals from before have none and
-- hold back by their name and their bytes alone.

ALTER TABLE tombstones ADD COLUMN sketch BLOB NOT NULL DEFAULT x'';

-- +goose Down
ALTER TABLE tombstones DROP COLUMN sketch;
