-- +goose Up
-- See the step of SQLite of the same number.

CREATE INDEX cases_confidence ON cases (confidence, code);
CREATE INDEX cases_found ON cases ((-found), code);

-- +goose Down
DROP INDEX cases_found;
DROP INDEX cases_confidence;
