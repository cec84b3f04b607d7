-- +goose Up
-- See the step of SQLite of the same number.

CREATE TABLE alerts (
	id        TEXT COLLATE "C" PRIMARY KEY,
	mail      TEXT COLLATE "C" NOT NULL,
	language  TEXT COLLATE "C" NOT NULL,
	query     TEXT COLLATE "C" NOT NULL,
	often     TEXT COLLATE "C" NOT NULL,
	made      BIGINT           NOT NULL,
	confirmed BIGINT           NOT NULL,
	sent      BIGINT           NOT NULL,
	failures  BIGINT           NOT NULL,
	figures   TEXT COLLATE "C" NOT NULL,
	UNIQUE (mail, language, query)
);

CREATE TABLE arrivals (
	standing TEXT COLLATE "C" NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	at       BIGINT           NOT NULL,
	PRIMARY KEY (standing, document)
);
CREATE INDEX arrivals_at ON arrivals (at);
CREATE INDEX arrivals_document ON arrivals (document);

-- +goose Down
DROP TABLE arrivals, alerts;
