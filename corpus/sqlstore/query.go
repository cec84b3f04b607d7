package sqlstore

import (
	"context"
	"database/sql"
	"reflect"
	"slices"
	"strings"
)

// executor is a database or a transaction.
type executor interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

// querier asks a database in its dialect. Every text goes in as plain makes it,
// and comes out as it was.
type querier struct {
	x      executor
	rebind func(string) string
}

func (q querier) exec(ctx context.Context, query string, args ...any) error {
	_, err := q.x.ExecContext(ctx, q.rebind(query), plain(args)...)
	return err
}

func (q querier) query(ctx context.Context, query string, args ...any) (rows, error) {
	r, err := q.x.QueryContext(ctx, q.rebind(query), plain(args)...)
	return rows{r}, err
}

func (q querier) queryRow(ctx context.Context, query string, args ...any) row {
	return row{q.x.QueryRowContext(ctx, q.rebind(query), plain(args)...)}
}

// rows are sql.Rows whose texts are as they went in.
type rows struct{ *sql.Rows }

// Scan reads the row at hand.
func (r rows) Scan(dest ...any) error { return restored(r.Rows.Scan(dest...), dest) }

// row is a sql.Row whose texts are as they went in.
type row struct{ *sql.Row }

// Scan reads the row; sql.ErrNoRows where there is none.
func (r row) Scan(dest ...any) error { return restored(r.Row.Scan(dest...), dest) }

// plain returns arguments as every database takes them: texts as strings that
// it can keep, numbers as int64.
func plain(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		out[i] = a
		if k, ok := a.(kept); ok {
			out[i] = string(k)
			continue
		}
		switch v := reflect.ValueOf(a); v.Kind() {
		case reflect.String:
			out[i] = escape(v.String())
		case reflect.Int, reflect.Int64:
			out[i] = v.Int()
		}
	}
	return out
}

// restored gives the texts that were read back what plain took, where they were
// read.
func restored(err error, dest []any) error {
	if err != nil {
		return err
	}
	for _, d := range dest {
		v := reflect.ValueOf(d).Elem()
		if v.Kind() == reflect.String && strings.Contains(v.String(), escapeSign) {
			v.SetString(unescape(v.String()))
		}
	}
	return nil
}

// marks returns as many places of arguments.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

// insert writes rows of as many columns each, several with one statement that
// begins and ends with these words.
func (q querier) insert(ctx context.Context, into string, rows [][]any, conflict string) error {
	for some := range slices.Chunk(rows, rowsAtOnce) {
		one := "(" + marks(len(some[0])) + "),"
		query := into + " VALUES " + strings.TrimSuffix(strings.Repeat(one, len(some)), ",") + conflict
		if err := q.exec(ctx, query, slices.Concat(some...)...); err != nil {
			return err
		}
	}
	return nil
}

// rowsAtOnce is how many rows one statement writes.
const rowsAtOnce = 50
