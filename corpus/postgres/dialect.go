package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5/pgconn"
)

// dialect is what PostgreSQL does in its own way.
type dialect struct{}

// rebound keeps statements as Rebind wrote them: they are few.
var rebound sync.Map

// Rebind numbers the places of arguments: "$1", "$2" …
func (dialect) Rebind(query string) string {
	if q, ok := rebound.Load(query); ok {
		return q.(string)
	}
	var b strings.Builder
	for n, part := range strings.Split(query, "?") {
		if n > 0 {
			b.WriteString("$" + strconv.Itoa(n))
		}
		b.WriteString(part)
	}
	rebound.Store(query, b.String())
	return b.String()
}

// lockKey is, in SQL, the number of an advisory lock by its name: of the tables
// that the connection uses, which need not be those of the whole database.
const lockKey = `hashtextextended('simde ' || $1 || ' ' || current_schema(), 0)`

// writeLock is the name of the lock of the transaction that writes.
const writeLock = "write"

// BeginWriting waits for the lock of the one transaction that writes.
func (dialect) BeginWriting(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock(`+lockKey+`)`, writeLock)
	return err
}

// Snapshot returns a transaction that reads one state.
func (dialect) Snapshot() *sql.TxOptions {
	return &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
}

// Codes of errors after which another connection may do better, beside those of
// class 08, "connection exception".
var lostCodes = map[string]bool{
	"57P01": true, // the server is being shut down
	"57P02": true, // it crashed
	"57P03": true, // it does not take connections yet
	"25006": true, // it takes no writes any more
	"40001": true, // transactions stood in each other's way
	"40P01": true,
}

// Lost reports whether an error says that the connection broke.
func (dialect) Lost(err error) bool {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	var told *pgconn.PgError
	if errors.As(err, &told) {
		return strings.HasPrefix(told.Code, "08") || lostCodes[told.Code]
	}
	var network net.Error
	var unreached *pgconn.ConnectError
	return errors.As(err, &network) || errors.As(err, &unreached) || pgconn.SafeToRetry(err) ||
		errors.Is(err, pgconn.ErrConnClosed) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed)
}

// Check asks for pages whose checksums were wrong, where the server keeps any,
// and goes through the indexes where the extension amcheck is there and may be
// used.
func (dialect) Check(ctx context.Context, db *sql.DB) error {
	var failures int
	err := db.QueryRowContext(ctx, `SELECT coalesce(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()`).Scan(&failures)
	if err == nil && failures > 0 {
		err = fmt.Errorf("the server found %d damaged pages in the database", failures)
	}
	if err != nil {
		return err
	}
	var can bool
	if err := db.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM pg_proc WHERE proname = 'bt_index_check' AND has_function_privilege(oid, 'EXECUTE'))`).Scan(&can); err != nil || !can {
		return err
	}
	_, err = db.ExecContext(ctx, `
		SELECT bt_index_check(i.indexrelid, true)
		FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = current_schema() AND c.relpersistence = 'p'`)
	return err
}

// erasable are the tables in which something of a document can stand.
const erasable = `documents, pages, identifiers, parts, tombstones, ledger, batch_rows, batch_changes, portraits, portrait_keys, bonds, kin, long_names`

// Forget writes the tables anew, without what was deleted from them. Nobody
// reads them meanwhile. The journal keeps what it has until the server lets it
// go, as do its archive and backups.
func (dialect) Forget(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, `VACUUM (FULL) `+erasable)
	return err
}
