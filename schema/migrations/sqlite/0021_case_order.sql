-- +goose Up
-- The orders of a queue, so that the place of a case is found without sorting.

CREATE INDEX cases_confidence ON cases (confidence, code);
CREATE INDEX cases_found ON cases ((-found), code);

-- +goose Down
DROP INDEX cases_found;
DROP INDEX cases_confidence;
