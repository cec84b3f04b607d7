// Package postgres is the catalogue in a PostgreSQL database, version 13 or
// later, through pgx.
//
// One transaction at a time writes, among all processes: it takes an advisory
// lock first, so that revisions are committed in their order. The address may
// name several hosts, of which the one that takes writes is used; where it is
// lost the next is looked for, and what was asked is asked once more. Locks are
// advisory locks of the session, so the address must lead to the server itself
// and not to a pool that shares sessions.
package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/sqlstore"
	"github.com/simde/simde/schema/migrations"
)

// Connections of one process. More writers would wait for each other.
const (
	writers = 2
	readers = 8
)

// Open opens the database at an address, "postgres://user@host:port/database"
// with the parameters of libpq, and brings its tables up to date. The database
// must be there; what it lacks in the address comes from libpq's variables and
// files.
func Open(ctx context.Context, address string) (corpus.Store, error) {
	cfg, err := configure(address)
	if err != nil {
		return nil, fmt.Errorf("open catalogue: %w", err)
	}
	write, read := connect(cfg, writers), connect(cfg, readers)
	if err := prepare(ctx, write); err != nil {
		return nil, errors.Join(fmt.Errorf("open catalogue %s: %w", shown(cfg), err), write.Close(), read.Close())
	}
	return sqlstore.Open(ctx, sqlstore.Config{Write: write, Read: read, Dialect: dialect{}, Locks: locks{cfg}})
}

// shown names a database without what is secret of its address.
func shown(cfg *pgx.ConnConfig) string {
	return fmt.Sprintf("%s on %s:%d", cfg.Database, cfg.Host, cfg.Port)
}

// How long one host may take to answer, and when one that says nothing is given
// up.
const connectTimeout = 5 * time.Second

var keepAlive = net.KeepAliveConfig{Enable: true, Idle: 10 * time.Second, Interval: 5 * time.Second, Count: 3}

// configure reads an address. Without target_session_attrs only a server that
// takes writes will do.
func configure(address string) (*pgx.ConnConfig, error) {
	cfg, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, err
	}
	if cfg.ValidateConnect == nil {
		cfg.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	}
	if cfg.ConnectTimeout == 0 {
		cfg.ConnectTimeout = connectTimeout
	}
	if cfg.RuntimeParams["application_name"] == "" {
		cfg.RuntimeParams["application_name"] = "simde"
	}
	cfg.DialFunc = (&net.Dialer{KeepAliveConfig: keepAlive}).DialContext
	return cfg, nil
}

func connect(cfg *pgx.ConnConfig, connections int) *sql.DB {
	db := stdlib.OpenDB(*cfg)
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db
}

// prepare reaches the server and brings the tables up to date.
func prepare(ctx context.Context, db *sql.DB) error {
	if err := db.PingContext(ctx); err != nil {
		return err
	}
	steps, err := fs.Sub(migrations.Postgres, "postgres")
	if err != nil {
		return err
	}
	return sqlstore.Migrate(ctx, db, goose.DialectPostgres, steps)
}
