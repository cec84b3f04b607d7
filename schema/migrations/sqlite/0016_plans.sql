-- +goose Up
-- Changes of many documents that persons prepare: schema.Plan as JSON.

CREATE TABLE plans (
	number INTEGER PRIMARY KEY,
	body   TEXT NOT NULL
) STRICT;

-- +goose Down
DROP TABLE plans;
